// Makes the files of a report that is open in a page.

import { plainName } from "../../export/aggregates.js";
import { csvParts } from "../../export/csv.js";
import { collect } from "../../export/collect.js";
import { htmlFile } from "../../export/html-file.js";
import { fileName, saveFile, withoutEnding } from "../../export/save.js";
import { plainWords, type Localizer } from "../../i18n/translate.js";
import type { LoadSummary } from "../../types/index.js";
import { loadPart } from "../shared/lazy.js";
import { readNames } from "../../source-state.js";
import { filesText, titleOf } from "./report-bar.js";
import type { ReportSession } from "./report-session.js";

export interface SavedReport {
  readonly session: ReportSession;
  readonly summary: LoadSummary;
  readonly timeZone: string | undefined;
  readonly cards: string;
}

function title(words: Localizer, { session, summary }: SavedReport): string {
  return titleOf(words, {
    catalog: session.answers.catalog.answer,
    names: readNames(summary).map(plainName),
    view: session.view,
  });
}

/** What the report's files are called: of data that names no journey the first file without its ending, and how many more. */
function nameOfFiles(words: Localizer, report: SavedReport): string {
  const names = readNames(report.summary).map(plainName);
  const text = title(words, report);
  if (text !== filesText(words, names)) return text;
  const name = withoutEnding(names[0] ?? "");
  return names.length > 1 ? words.t("recent.several", { name, count: names.length - 1 }) : name;
}

/** The table with all its rows, as it is sorted and narrowed; false where none is shown. */
export async function saveCsv(words: Localizer, { session }: SavedReport, report: "messages" | "recipients"): Promise<boolean> {
  const request = session.tableRequest(report, session.view.sort);
  if (!request) return false;
  const heading = titleOf(words, { catalog: session.answers.catalog.answer, names: [], view: session.view });
  const parts = await csvParts(session.engine, request);
  saveFile(fileName([heading, session.view.message ?? "", report], "csv"), parts, "text/csv;charset=utf-8");
  return true;
}

/** Loads the viewer's script when it is first asked for; false where that does not come. */
export async function saveHtml(shown: Localizer, report: SavedReport, recipients: boolean): Promise<boolean> {
  const words = plainWords(shown);
  const { session, summary, timeZone, cards } = report;
  const { selection, sort, sample, definition } = session.view;
  const viewer = await loadPart("viewer", () => import("parcours-viewer"));
  if (!viewer) return false;
  const snapshot = await collect(session.engine, {
    title: title(words, report),
    madeAt: new Date().toISOString(),
    locale: words.format.locale,
    timeZone,
    cards,
    summary,
    view: { selection, sort, sample, definition },
    recipients,
  });
  const text = htmlFile(snapshot, viewer, { noScript: words.t("file.noscript") });
  saveFile(fileName([nameOfFiles(words, report), recipients ? "recipients" : ""], "html"), [text], "text/html;charset=utf-8");
  return true;
}

/** What the engine answered for the selection, each report under its name. */
export function saveJson(words: Localizer, report: SavedReport): void {
  const { catalog, doctor, cards, messages } = report.session.answers;
  const answers = { catalog: catalog.answer, doctor: doctor.answer, cards: cards.answer, messages: messages.answer };
  saveFile(fileName([nameOfFiles(words, report)], "json"), [JSON.stringify(answers, undefined, 2)], "application/json");
}
