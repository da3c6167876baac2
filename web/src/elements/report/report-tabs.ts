// The tabs of a report: one is in the order of Tab, arrow keys go to the others.

import { html, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { tabForKey, TABS, type Tab } from "../../state/view-state.js";
import { icons } from "../shared/icons.js";

export function reportTabs(words: Localizer, open: Tab, show: (tab: Tab) => void): TemplateResult {
  return html`<div class="tabs" part="tabs" role="tablist" aria-label=${words.t("report.label")}>
    ${TABS.map(
      (tab) =>
        html`<button
          id="tab-${tab}"
          part="tab"
          role="tab"
          aria-selected=${tab === open ? "true" : "false"}
          aria-controls="panel"
          tabindex=${tab === open ? 0 : -1}
          @click=${() => {
            show(tab);
          }}
          @keydown=${(event: KeyboardEvent) => {
            const next = tabForKey(tab, event.key);
            if (!next) return;
            event.preventDefault();
            show(next);
            const list = (event.currentTarget as Element).parentElement;
            list?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
          }}
        >
          ${icons[tab]}<span>${words.t(`tab.${tab}`)}</span>
        </button>`,
    )}
  </div>`;
}
