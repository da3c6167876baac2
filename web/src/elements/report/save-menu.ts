// Taking the report away: one HTML file, JSON, print. Tables have their CSV where they stand.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { icons } from "../shared/icons.js";

export interface SaveMenu {
  /** The report is a file already: it can only be printed. */
  readonly frozen: boolean;
  readonly busy: boolean;
  onHtml(recipients: boolean): void;
  onJson(): void;
  onPrint(): void;
}

export function saveMenu(words: Localizer, menu: SaveMenu): TemplateResult {
  const close = (event: Event): void => {
    (event.currentTarget as Element).closest<HTMLElement & { close(): void }>("parcours-popover")?.close();
  };
  const item = (title: string, hint: string, act: () => void, icon: TemplateResult): TemplateResult =>
    html`<button
      class="item plain"
      ?disabled=${menu.busy}
      @click=${(event: Event) => {
        close(event);
        act();
      }}
    >
      ${icon}<span><b>${title}</b><span class="quiet small">${hint}</span></span>
    </button>`;
  return html`<parcours-popover class="save" align="end" heading=${words.t("export.title")}>
    <span slot="label" class="label">${icons.save}<span>${words.t(menu.busy ? "export.busy" : "export.title")}</span></span>
    ${menu.frozen
      ? nothing
      : html`${item(words.t("export.html"), words.t("export.html.hint"), () => menu.onHtml(false), icons.page)}
        ${item(words.t("export.records"), words.t("export.records.hint"), () => menu.onHtml(true), icons.people)}
        ${item(words.t("export.json"), words.t("export.json.hint"), () => menu.onJson(), icons.data)}`}
    ${item(words.t("export.print"), words.t("export.print.hint"), () => menu.onPrint(), icons.print)}
  </parcours-popover>`;
}
