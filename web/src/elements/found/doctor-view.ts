// What the doctor found: each finding in words, what in the data it is, and the metrics whose numbers it bends.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { DoctorAnswer, DoctorFinding } from "../../types/index.js";
import { findingDetail } from "./finding-detail.js";
import { affectedText, findingText } from "./found-words.js";
import { tabText } from "./tab-words.js";

export interface Beside {
  /** Something of the files is missing or was remarked on, which is told elsewhere; then nobody reads that nothing was found. */
  readonly lossy: boolean;
  /** Findings that are told elsewhere, too. */
  readonly told: readonly string[];
  /** The data has orders. */
  readonly orders: boolean;
}

export function doctorView(words: Localizer, doctor: DoctorAnswer, { lossy, told, orders }: Beside): TemplateResult | typeof nothing {
  const { identity } = doctor;
  const findings = doctor.findings.filter(({ code }) => !told.includes(code));
  const losses = lossy || findings.length < doctor.findings.length;
  if (losses && findings.length + identity.joinedIds === 0) return nothing;
  return html`<section class="panel part">
    <h2>${tabText(words, "found.doctor")}</h2>
    ${findings.length === 0
      ? losses ? nothing : html`<p class="quiet">${words.t("found.doctor.none")}</p>`
      : html`<ul class="findings">
          ${findings.map((finding) => findingItem(words, doctor, finding, orders))}
        </ul>`}
    ${identity.joinedIds > 0
      ? html`<p class="quiet small joined">
          ${tabText(words, "doctor.joined", { count: identity.joinedIds, contacts: identity.joinedContacts })}
        </p>`
      : nothing}
  </section>`;
}

function findingItem(words: Localizer, doctor: DoctorAnswer, { code, count, affects }: DoctorFinding, orders: boolean): TemplateResult {
  const lines = [findingDetail(words, doctor, code), affectedText(words, affects, orders)].filter(Boolean);
  return html`<li>
    <p>${findingText(words, code, count)}</p>
    ${lines.map((line) => html`<p class="quiet small">${line}</p>`)}
  </li>`;
}
