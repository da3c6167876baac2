// The page: language, appearance, and which files to open. The report does the rest.
//
// ?src=URL (repeatable) names files to open, relative to the page; other origins are not opened, and
// the page's policy would refuse them anyway. Language and appearance are remembered on the device.

import { createLocalizer, LANGUAGES, languageOf } from "../src/i18n/translate.js";
import type { MessageKey } from "../src/i18n/en.js";
import { ParcoursReport } from "../src/define.js";
import { remember, remembered } from "../src/remembered.js";

const SAMPLE = "sample/sample.ndjson.gz";
const THEMES = ["auto", "light", "dark"] as const;

function find<T extends Element>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`#${id} is missing`);
  return element;
}

const report = find("report", ParcoursReport);
const languages = find("language", HTMLSelectElement);
const themes = find("theme", HTMLSelectElement);

function showLanguage(language: string): void {
  const { t } = createLocalizer(language);
  document.documentElement.lang = language;
  document.title = t("page.title");
  report.lang = language;
  languages.setAttribute("aria-label", t("page.language"));
  themes.setAttribute("aria-label", t("page.theme"));
  languages.replaceChildren(
    ...LANGUAGES.map((code) => {
      const selected = code === languageOf(language);
      return new Option(t(`language.${code}` as MessageKey), code, selected, selected);
    }),
  );
  const theme = document.documentElement.dataset.theme ?? "auto";
  themes.replaceChildren(
    ...THEMES.map(
      (name) => new Option(t(`page.theme.${name}`), name, name === theme, name === theme),
    ),
  );
}

function showTheme(theme: string): void {
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
    report.theme = theme;
  } else {
    delete document.documentElement.dataset.theme;
    report.theme = "";
  }
}

function ownSources(): string[] {
  return new URLSearchParams(location.search)
    .getAll("src")
    .map((src) => new URL(src, document.baseURI))
    .filter(({ origin }) => origin === location.origin)
    .map(({ href }) => href);
}

languages.addEventListener("change", () => {
  remember("language", languages.value);
  showLanguage(languages.value);
});
themes.addEventListener("change", () => {
  remember("theme", themes.value);
  showTheme(themes.value);
});
showTheme(remembered("theme") ?? "auto");
showLanguage(remembered("language") ?? navigator.language);

/** A link may carry a funnel behind "#"; anything that is none is passed over. */
async function openLinkedFunnel(): Promise<void> {
  if (!location.hash.includes("funnel=")) return;
  const { definitionOfFragment } = await import("../src/state/funnel/link.js");
  const definition = definitionOfFragment(location.hash);
  if (!definition) return;
  report.definition = definition;
  report.tab = "funnel";
}

addEventListener("hashchange", () => void openLinkedFunnel());
void openLinkedFunnel();

const sources = ownSources();
if (sources.length > 0) report.src = sources.join(" ");
// The sample stands beside the page where whoever serves it put it there. Some servers answer with a
// page for every address.
void fetch(SAMPLE, { method: "HEAD" }).then(
  ({ ok, headers }) => {
    if (ok && !headers.get("content-type")?.startsWith("text/html")) report.sample = SAMPLE;
  },
  () => undefined,
);

// Without a network after the first visit; from source there is nothing to keep.
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  // Where it is refused (an odd server, a private window) the page works as it did.
  void navigator.serviceWorker.register("./service-worker.js").catch(() => undefined);
}

interface LaunchQueue {
  setConsumer(take: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

// Opened by the system with files, where the page is installed.
(globalThis as { launchQueue?: LaunchQueue }).launchQueue?.setConsumer(({ files = [] }) => {
  if (files.length === 0) return;
  void Promise.all(files.map((handle) => handle.getFile())).then((opened) => {
    report.open(opened);
  });
});
