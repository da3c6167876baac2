// What every element has: a language, a time zone, shared styles.
//
// `lang` is the element's own attribute, else that of the nearest ancestor (through shadow roots),
// else the browser's. `time-zone` is an IANA name; UTC where absent.

import { LitElement, type PropertyDeclaration, type PropertyDeclarations } from "lit";
import { engineWords, forgetEngineWords } from "../../i18n/engine-words.js";
import { localizer, type Localizer } from "../../i18n/translate.js";

function inheritedLanguage(start: Element): string {
  let node: Node | null = start;
  while (node) {
    if (node instanceof Element) {
      const lang = node.getAttribute("lang");
      if (lang) return lang;
    }
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return navigator.language;
}

/** An attribute of text; once it is taken away the property is `absent` again, and not null. */
export function textAttribute(absent = ""): PropertyDeclaration<string> {
  return { converter: (value) => value ?? absent };
}

export class ParcoursElement extends LitElement {
  static override properties: PropertyDeclarations = {
    lang: textAttribute(),
    timeZone: { attribute: "time-zone", converter: (value) => value ?? undefined },
  };

  declare lang: string;
  declare timeZone: string | undefined;

  /** Texts are written otherwise on a page from right to left. Made in a page alone: a server has none. */
  #turned?: MutationObserver;
  #mirrored = false;

  constructor() {
    super();
    this.lang = "";
  }

  /** Drawn anew where it comes to: another language may be spoken there, and what it waited for may have come. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.#turned ??= new MutationObserver(() => {
      if (this.matches(":dir(rtl)") !== this.#mirrored) this.requestUpdate();
    });
    this.#turned.observe(document, { attributeFilter: ["dir"], subtree: true });
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#turned?.disconnect();
    forgetEngineWords(this.#onEngineWords);
  }

  /** Texts and formats in this element's language. */
  protected get words(): Localizer {
    this.#mirrored = this.matches(":dir(rtl)");
    const words = localizer(this.lang || inheritedLanguage(this), this.timeZone, this.#mirrored);
    void engineWords(words.language, this.isConnected ? this.#onEngineWords : undefined);
    return words;
  }

  readonly #onEngineWords = (): void => {
    this.requestUpdate();
  };

  /** Tells the outside; crosses shadow roots. */
  protected emit(type: string, detail?: unknown): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }
}
