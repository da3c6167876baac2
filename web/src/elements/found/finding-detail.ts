// What in the data a finding of the doctor's is.

import type { Localizer } from "../../i18n/translate.js";
import { tabText } from "./tab-words.js";
import type { DoctorAnswer } from "../../types/index.js";

const DAY_MS = 86_400_000;
/** Of event types that no metric knows, this many are named. */
const MOST_TYPES = 12;

/** What it is in these data, beyond how much; empty where there is no more to say. */
export function findingDetail(words: Localizer, doctor: DoctorAnswer, code: string): string {
  const { format } = words;
  switch (code) {
    case "time-gaps":
      return format.list(doctor.gaps.map(({ from, to }) => gapText(words, from, to)));
    case "machine-events":
      return tabText(words, "doctor.machines", { share: format.percent(doctor.machineShare.value) });
    case "several-currencies":
      return format.list(doctor.currencies);
    case "unknown-types":
      return format.list(
        doctor.unknownTypes.slice(0, MOST_TYPES).map(({ type, events }) => `${type} (${format.number(events)})`),
      );
    case "anonymous-events":
      return tabText(words, "doctor.anonymous", { count: doctor.identity.anonymousContacts });
    default:
      return "";
  }
}

/** Whole days, in UTC, as the engine counts them; the end is exclusive. */
function gapText(words: Localizer, from: string, to: string): string {
  const last = new Date(Date.parse(to) - DAY_MS).toISOString();
  return words.format.days(from.slice(0, 10), last.slice(0, 10));
}
