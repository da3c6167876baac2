// What the doctor found: each finding in words, what in the data it is, and the metrics whose numbers it bends.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { DoctorAnswer, DoctorFinding } from "../../types/index.js";
import { affectedText, findingText } from "./found-words.js";

const DAY_MS = 86_400_000;
/** Of event types that no metric knows, this many are named. */
const MOST_TYPES = 12;

/** `losses`: something of the files is missing or was remarked on, which is told elsewhere; then nobody reads that nothing was found. */
export function doctorView(words: Localizer, doctor: DoctorAnswer, losses: boolean): TemplateResult | typeof nothing {
  const { findings, identity } = doctor;
  if (losses && findings.length + identity.joinedIds === 0) return nothing;
  return html`<section class="panel part">
    <h2>${words.t("found.doctor")}</h2>
    ${findings.length === 0
      ? losses ? nothing : html`<p class="quiet">${words.t("found.doctor.none")}</p>`
      : html`<ul class="findings">
          ${findings.map((finding) => findingItem(words, doctor, finding))}
        </ul>`}
    ${identity.joinedIds > 0
      ? html`<p class="quiet small joined">
          ${words.t("doctor.joined", { count: identity.joinedIds, contacts: identity.joinedContacts })}
        </p>`
      : nothing}
  </section>`;
}

function findingItem(words: Localizer, doctor: DoctorAnswer, { code, count, affects }: DoctorFinding): TemplateResult {
  const lines = [findingDetail(words, doctor, code), affectedText(words, affects)].filter(Boolean);
  return html`<li>
    <p>${findingText(words, code, count)}</p>
    ${lines.map((line) => html`<p class="quiet small">${line}</p>`)}
  </li>`;
}

/** What it is in these data, beyond how much; empty where there is no more to say. */
export function findingDetail(words: Localizer, doctor: DoctorAnswer, code: string): string {
  const { format } = words;
  switch (code) {
    case "time-gaps":
      return format.list(doctor.gaps.map(({ from, to }) => gapText(words, from, to)));
    case "machine-events":
      return words.t("doctor.machines", { share: format.percent(doctor.machineShare.value) });
    case "several-currencies":
      return format.list(doctor.currencies);
    case "unknown-types":
      return format.list(
        doctor.unknownTypes.slice(0, MOST_TYPES).map(({ type, events }) => `${type} (${format.number(events)})`),
      );
    case "anonymous-events":
      return words.t("doctor.anonymous", { count: doctor.identity.anonymousContacts });
    default:
      return "";
  }
}

/** Whole days, in UTC, as the engine counts them; the end is exclusive. */
function gapText(words: Localizer, from: string, to: string): string {
  const last = new Date(Date.parse(to) - DAY_MS).toISOString();
  return words.format.days(from.slice(0, 10), last.slice(0, 10));
}
