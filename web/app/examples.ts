// The page of examples: each stands live beside the code that makes it. What is shown is what runs: the files
// examples/NAME.html, NAME.js and NAME.css are each read twice, as text and as what they are.
//
// An example starts when it comes near the window, as each has an engine of its own.

import { LitElement } from "lit";
import { languageOf } from "../src/i18n/translate.js";
import { codeOf, type Files } from "./examples/code.js";
import { NAMES, textsOf, type Name, type PageTexts } from "./examples/texts.js";
import { find, startSettings } from "./settings.js";

/** How far below the window an example starts, px. */
const AHEAD = 300;

type Texts = Readonly<Record<string, string>>;
const markup: Texts = import.meta.glob("./examples/*.html", { query: "?raw", import: "default", eager: true });
const scripts: Texts = import.meta.glob("./examples/*.js", { query: "?raw", import: "default", eager: true });
const sheets: Texts = import.meta.glob("./examples/*.css", { query: "?raw", import: "default", eager: true });
const modules = import.meta.glob("./examples/*.js");

function filesOf(name: Name): Files {
  const path = `./examples/${name}`;
  return { html: markup[`${path}.html`] ?? "", css: sheets[`${path}.css`] ?? "", js: scripts[`${path}.js`] ?? "" };
}

/** One example's part of the page; texts come with the language. */
interface Shown {
  readonly name: Name;
  readonly section: HTMLElement;
  show(texts: PageTexts): void;
}

const said = find("said", HTMLElement);
let texts = textsOf("en");

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = ""): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  return element;
}

function shownExample(name: Name): Shown {
  const files = filesOf(name);
  const section = make("section", "example");
  section.id = `example-${name}`;
  const [heading, about, live, side] = [make("h2"), make("p", "about"), make("div", `live ${name}`), make("div", "code")];
  heading.id = `title-${name}`;
  section.setAttribute("aria-labelledby", heading.id);
  const [copy, pre, code] = [make("button", "copy"), make("pre"), make("code")];
  copy.type = "button";
  code.textContent = codeOf(files);
  copy.addEventListener("click", () => void copied(name, copy, code));
  pre.append(code);
  side.append(copy, pre);
  section.append(heading, about, live, side);
  return {
    name,
    section,
    show({ examples, copy: word }) {
      const { title, text } = examples[name];
      heading.textContent = title;
      about.textContent = text;
      entitle(copy, word, title);
    },
  };
}

/** Ten buttons of one word are told apart by their example's title. */
function entitle(button: HTMLElement, word: string, title: string): void {
  button.textContent = word;
  button.setAttribute("aria-label", `${word}: ${title}`);
}

/** Where the browser does not copy, the code is selected, to be copied by hand. */
async function copied(name: Name, button: HTMLElement, code: HTMLElement): Promise<void> {
  let word = texts.copied;
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    getSelection()?.selectAllChildren(code);
    word = texts.selected;
  }
  entitle(button, word, texts.examples[name].title);
  said.textContent = button.getAttribute("aria-label");
}

/** Puts the example's own HTML in its place and runs its script, as a page that holds both would. */
async function start({ name, section }: Shown): Promise<void> {
  const live = section.querySelector(".live");
  if (!live) return;
  const { body } = new DOMParser().parseFromString(filesOf(name).html, "text/html");
  live.append(...body.childNodes);
  try {
    await modules[`./examples/${name}.js`]?.();
  } catch (error) {
    const problem = make("p", "problem");
    problem.textContent = error instanceof Error ? error.message : String(error);
    live.replaceChildren(problem);
  }
}

const shown = NAMES.map(shownExample);
find("said", HTMLElement).before(...shown.map(({ section }) => section));
const contents = find("contents", HTMLElement);

startSettings({
  showLanguage(language) {
    texts = textsOf(languageOf(language));
    document.title = `Parcours: ${texts.title}`;
    find("title", HTMLElement).textContent = texts.title;
    find("lead", HTMLElement).textContent = texts.lead;
    contents.setAttribute("aria-label", texts.contents);
    contents.replaceChildren(
      ...shown.map(({ name, section }) => {
        const link = make("a");
        link.href = `#${section.id}`;
        link.textContent = texts.examples[name].title;
        return link;
      }),
    );
    for (const example of shown) example.show(texts);
    // Elements take the page's language when they draw.
    for (const element of document.querySelectorAll(".live *")) {
      if (element instanceof LitElement) element.requestUpdate();
    }
  },
});

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      const example = shown.find(({ section }) => section === target);
      if (!isIntersecting || !example) continue;
      near.unobserve(target);
      void start(example);
    }
  },
  { rootMargin: `${AHEAD}px 0px` },
);
for (const { section } of shown) near.observe(section);
