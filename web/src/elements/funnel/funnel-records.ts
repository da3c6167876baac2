// FunnelRecords: the drawer behind a funnel's numbers: opened by one of them, saved as a file of all it lists.

import type { TemplateResult } from "lit";
import { recordsCsv, recordsJson } from "../../export/record-files.js";
import { fileName, saveFile } from "../../export/save.js";
import type { Localizer } from "../../i18n/translate.js";
import { withSteps } from "../../state/funnel/asking.js";
import { problemsOf, type Problem } from "../../state/problem.js";
import { funnelRequest } from "../../state/requests.js";
import type { DateRange, FunnelDefinition } from "../../types/index.js";
import type { FunnelEngine } from "./funnel-session.js";
import { RecordsSession } from "./records-session.js";
import { recordsDrawer } from "./records-view.js";
import type { ResultContext } from "./result-context.js";

export interface RecordsHost {
  words(): Localizer;
  engine(): FunnelEngine | null;
  range(): DateRange | null;
  onChange(): void;
  /** A file could not be made. */
  onFailure(problem: Problem | undefined): void;
}

export class FunnelRecords {
  readonly #host: RecordsHost;
  readonly #session: RecordsSession;
  /** A whole file is being put together. */
  #saving = false;

  constructor(host: RecordsHost) {
    this.#host = host;
    this.#session = new RecordsSession(() => {
      host.onChange();
    });
  }

  /**
   * Opens the records behind a number of this definition's answer; null where an engine lists none. Records are asked
   * by the definition that the numbers belong to, which says what the trend's periods are; ways have their steps told apart.
   */
  opener(definition: FunnelDefinition): ResultContext["openRecords"] {
    const engine = this.#host.engine();
    if (!engine || engine.frozen) return null;
    return (at, title) => {
      const told = at.link ?? at.path ?? at.node ? withSteps(definition) : definition;
      const asked = funnelRequest(this.#host.range(), told, null).definition;
      this.#session.open(engine, { definition: asked, at, title });
    };
  }

  drawer(): TemplateResult {
    return recordsDrawer({
      words: this.#host.words(),
      session: this.#session,
      saving: this.#saving,
      close: () => {
        this.#session.close();
      },
      save: (format) => {
        void this.#save(format);
      },
    });
  }

  /** A dialog is opened by a call, once it stands in the page. */
  rendered(root: ParentNode): void {
    const drawer = root.querySelector<HTMLDialogElement>("dialog.records-drawer");
    if (this.#session.opened && drawer && !drawer.open) drawer.showModal();
  }

  async #save(format: "csv" | "json"): Promise<void> {
    const engine = this.#host.engine();
    const request = this.#session.request();
    const title = this.#session.opened?.title ?? "";
    if (!request || !engine) return;
    this.#setSaving(true);
    try {
      const file = await (format === "csv" ? recordsCsv : recordsJson)(engine, request);
      saveFile(fileName([title], format), [file], file.type);
    } catch (error) {
      this.#host.onFailure(problemsOf(error)[0]);
    } finally {
      this.#setSaving(false);
    }
  }

  #setSaving(saving: boolean): void {
    this.#saving = saving;
    this.#host.onChange();
  }
}
