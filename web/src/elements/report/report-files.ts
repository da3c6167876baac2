// ReportFiles: what can be saved of a report that is open: itself as one HTML file, its answers as JSON, a table as CSV.
// What puts a file together is fetched when one is first asked for.

import type { Localizer } from "../../i18n/translate.js";
import { loadMissing, loadPart } from "../shared/lazy.js";
import { problemText } from "../shared/problem-words.js";
import { problemOf } from "../../state/problem.js";
import type { SaveMenu } from "./save-menu.js";
import type * as SavingCode from "./save-report.js";

export interface FilesHost {
  words(): Localizer;
  report(): SavingCode.SavedReport;
  onChange(): void;
  /** What became of a file. */
  onSaid(text: string): void;
}

export class ReportFiles {
  readonly #host: FilesHost;
  #busy = false;

  constructor(host: FilesHost) {
    this.#host = host;
  }

  get menu(): SaveMenu {
    return {
      frozen: this.#host.report().session.frozen,
      busy: this.#busy,
      onHtml: (recipients) => void this.#saveHtml(recipients),
      onJson: () => void this.#saveJson(),
      onPrint: () => {
        window.print();
      },
    };
  }

  /** All rows of the table that is shown, as it is sorted and narrowed. */
  async saveCsv(report: "messages" | "recipients"): Promise<void> {
    const words = this.#host.words();
    try {
      const code = await savingCode();
      if (await code?.saveCsv(words, this.#host.report(), report)) this.#host.onSaid(words.t("export.saved"));
    } catch (error) {
      this.#host.onSaid(problemText(words, problemOf(error)));
    }
  }

  async #saveJson(): Promise<void> {
    const report = this.#host.report();
    const code = await savingCode();
    code?.saveJson(this.#host.words(), report);
  }

  async #saveHtml(recipients: boolean): Promise<void> {
    const words = this.#host.words();
    const report = this.#host.report();
    this.#setBusy(true);
    try {
      const code = await savingCode();
      if (await code?.saveHtml(words, report, recipients)) this.#host.onSaid(words.t("export.saved"));
    } catch (error) {
      this.#host.onSaid(`${words.t("export.failed")} ${problemText(words, problemOf(error))}`);
    } finally {
      this.#setBusy(false);
    }
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.#host.onChange();
  }
}

/** Null where it does not come, which the report says. */
function savingCode(): Promise<typeof SavingCode | null> {
  loadMissing();
  return loadPart("save-report", () => import("./save-report.js"));
}
