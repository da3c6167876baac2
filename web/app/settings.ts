// The two fields on top of a page, language and appearance, both remembered on the device.

import { LANGUAGES, languageOf } from "../src/i18n/translate.js";
import { remember, remembered } from "../src/remembered.js";
import { pageText, type PageKey } from "./page-words.js";

const THEMES = ["auto", "light", "dark"] as const;

export interface Settings {
  /** Chosen, else the browser's; the document has it already. */
  showLanguage(language: string): void;
  /** "" follows the system. */
  showTheme?(theme: "" | "light" | "dark"): void;
}

export function find<T extends Element>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`#${id} is missing`);
  return element;
}

/** Fills #language and #theme, shows what was chosen before, and from then on what is chosen. */
export function startSettings(settings: Settings): void {
  const languages = find("language", HTMLSelectElement);
  const themes = find("theme", HTMLSelectElement);

  const showLanguage = (language: string): void => {
    const t = pageText(language);
    document.documentElement.lang = language;
    languages.setAttribute("aria-label", t("page.language"));
    themes.setAttribute("aria-label", t("page.theme"));
    languages.replaceChildren(
      ...LANGUAGES.map((code) => {
        const selected = code === languageOf(language);
        return new Option(t(`language.${code}` as PageKey), code, selected, selected);
      }),
    );
    const theme = document.documentElement.dataset.theme ?? "auto";
    themes.replaceChildren(
      ...THEMES.map((name) => new Option(t(`page.theme.${name}`), name, name === theme, name === theme)),
    );
    settings.showLanguage(language);
  };

  const showTheme = (theme: string): void => {
    const chosen = theme === "light" || theme === "dark" ? theme : "";
    if (chosen) document.documentElement.dataset.theme = chosen;
    else delete document.documentElement.dataset.theme;
    settings.showTheme?.(chosen);
  };

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
}
