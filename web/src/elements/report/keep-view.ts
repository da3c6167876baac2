// On the tab of data: a copy of the files on this device, only where the reader asks for one.

import { html, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";

export interface KeepView {
  readonly state: "none" | "busy" | "kept" | "failed";
  onKeep(): void;
  onForget(): void;
}

export function keepView(words: Localizer, { state, onKeep, onForget }: KeepView): TemplateResult {
  return html`<section class="panel part keep">
    <h2>${words.t("keep.title")}</h2>
    <p class="quiet small">${words.t(state === "kept" ? "keep.done" : "keep.hint")}</p>
    ${state === "failed" ? html`<p class="small" role="alert">${words.t("keep.failed")}</p>` : null}
    ${state === "kept"
      ? html`<button @click=${onForget}>${words.t("keep.forget")}</button>`
      : html`<button ?disabled=${state === "busy"} @click=${onKeep}>
          ${words.t(state === "busy" ? "keep.busy" : "keep.do")}
        </button>`}
  </section>`;
}
