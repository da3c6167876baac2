// <parcours-report>: everything: takes data, shows how the load goes and what was found, and the
// report under the tabs Performance, Messages, Funnel, Data.
//
// Attributes  src: one or more addresses, separated by spaces; journey, from, to, time-zone; lang; tab;
//             theme: light | dark; cards: ids of the cards; sample: address of a sample to offer;
//             keeps: files opened before are offered again, copies kept on the device on request
// Properties  data: File, ArrayBuffer, Response, objects (what client.load takes); engine: a client
//             shared with others (else one of its own), shown as it is where it holds data; definition: a funnel to show
// Events      parcours-ready {summary}, parcours-progress {bytes, kept}, parcours-error {code, path,
//             message}, parcours-select {tab, journey, selection}, parcours-definition {definition, sample}
// Slots       foot: below the start view
// Parts       bar, tabs, tab, panel

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { cache } from "lit/directives/cache.js";
import type { Client } from "../../client.js";
import type { LoadInput } from "../../sources/source.js";
import { attributeProblems, usableRange } from "../../state/attribute-problems.js";
import type { LoadState } from "../../state/load-state.js";
import type { SnapshotView } from "../../export/snapshot.js";
import { remembered } from "../../remembered.js";
import type { PickedFiles } from "../../storage/picked-files.js";
import { TABS, type Tab } from "../../state/view-state.js";
import type { FunnelDefinition, LoadSummary, Preview } from "../../types/index.js";
import type { ParcoursMessages } from "../messages/parcours-messages.js";
import { ParcoursElement, textAttribute } from "../shared/parcours-element.js";
import { loadMissing, watchParts } from "../shared/lazy.js";
import { problemText } from "../shared/problem-words.js";
import { controls, tokens } from "../shared/tokens.js";
import { aboutFile, selectionTexts, type AboutFile } from "./about-file.js";
import { BackAndForth } from "./back-and-forth.js";
import { DeviceFiles } from "./device-files.js";
import { newEngine } from "./engine-source.js";
import { foundBanner } from "./found-banner.js";
import { KeptCopy } from "./kept-copy.js";
import { mappingView } from "./mapping-view.js";
import { partMissing } from "./part-missing.js";
import { reportStyles } from "./parcours-report.styles.js";
import { reportParts } from "./parts-source.js";
import { problemOf } from "../../state/problem.js";
import { reportBar } from "./report-bar.js";
import { ReportFiles } from "./report-files.js";
import { panel } from "./report-panels.js";
import { ReportSession } from "./report-session.js";
import { reportTabs } from "./report-tabs.js";
import type { SavedReport } from "./save-report.js";
import { inputOfData, inputOfFiles, inputOfUrls, type ReportInput } from "./sources.js";
import { startView } from "./start-view.js";
import { takeDroppedFiles } from "./take-dropped-files.js";

export class ParcoursReport extends ParcoursElement {
  static override styles = [tokens, controls, reportStyles];
  static override properties: PropertyDeclarations = {
    src: textAttribute(),
    sample: textAttribute(),
    journey: textAttribute(),
    from: textAttribute(),
    to: textAttribute(),
    theme: { ...textAttribute(), reflect: true },
    cards: textAttribute(),
    keeps: { type: Boolean },
    data: { attribute: false },
    engine: { attribute: false },
    definition: { attribute: false },
    tab: textAttribute("performance"),
    banner: { state: true },
    announcement: { state: true },
    missing: { state: true },
    opening: { attribute: false },
    about: { attribute: false },
  };

  declare src: string;
  declare sample: string;
  declare journey: string;
  declare from: string;
  declare to: string;
  declare theme: string;
  declare cards: string;
  declare keeps: boolean;
  declare data: LoadInput | null;
  declare engine: Client | null;
  declare definition: FunnelDefinition | null;
  /** The tab to open with; where the reader goes afterwards is not written here. */
  declare tab: Tab;
  /** What a report that is a file opens with, and what it says of itself. */
  declare opening: SnapshotView | null;
  declare about: AboutFile | null;
  declare protected banner: boolean;
  declare protected announcement: string;
  /** How often code of a part of the page did not come. */
  declare protected missing: number;

  #session: ReportSession | null = null;
  /** An engine of our own: ours to dispose of. */
  #ownEngine: Client | null = null;
  #openings = 0;
  #unwatch: () => void = () => undefined;
  /** What the reader used is about to vanish: where focus goes when the load has ended. */
  #returnFocus = false;
  readonly #device = new DeviceFiles(() => {
    this.requestUpdate();
  });
  readonly #copy = new KeptCopy(this.#device, (change) => {
    if (change) this.announcement = this.words.t(`keep.${change}`);
    this.requestUpdate();
  });
  readonly #files = new ReportFiles({
    words: () => this.words,
    report: () => this.#saved(),
    onChange: () => {
      this.requestUpdate();
    },
    onSaid: (text) => {
      this.announcement = text;
    },
  });
  readonly #steps = new BackAndForth((message) => {
    this.#showMessage(message);
  });

  constructor() {
    super();
    this.src = "";
    this.sample = "";
    this.journey = "";
    this.from = "";
    this.to = "";
    this.theme = "";
    this.cards = "";
    this.keeps = false;
    this.data = null;
    this.engine = null;
    this.definition = null;
    this.tab = "performance";
    this.banner = false;
    this.announcement = "";
    this.missing = 0;
    this.opening = null;
    this.about = null;
    takeDroppedFiles(this, {
      onFiles: (files) => {
        this.open(files);
      },
      onProblem: (problem) => {
        this.#ready().refuse(problem);
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    ++this.#openings;
    this.#steps.ignore();
    this.#unwatch();
    this.#session?.cancel();
    this.#ownEngine?.dispose();
    this.#ownEngine = null;
    this.#session = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#steps.listen();
    this.#unwatch = watchParts((missing) => {
      this.missing = missing;
      // What came may be what is shown.
      if (missing === 0) this.requestUpdate();
    });
    if (this.keeps) void this.#device.refresh();
    // Back in a page after it was taken out: what it showed is read again.
    if (this.hasUpdated) this.#openGiven();
  }

  /** The first drawing is a task of its own: the script that registers the element has just run, and took as long. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    if (this.hasUpdated) return void super.scheduleUpdate();
    return new Promise((resolve) => setTimeout(resolve)).then(() => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("keeps") && this.keeps) void this.#device.refresh();
    if (changed.has("engine") && changed.get("engine") !== undefined) {
      this.#session?.cancel();
      this.#session = null;
      this.#ownEngine?.dispose();
      this.#ownEngine = null;
    }
    const session = this.#session;
    if (changed.has("journey")) {
      const journey = this.journey || null;
      if (session) {
        session.wantedJourney = journey;
        if (session.load.kind === "ready") session.dispatch({ type: "journey", journey });
      }
    }
    if (changed.has("from") || changed.has("to") || changed.has("timeZone")) {
      session?.setTime(usableRange(this), this.timeZone);
    }
    if (changed.has("tab") && session && TABS.includes(this.tab)) session.dispatch({ type: "tab", tab: this.tab });
    if (changed.has("definition") && this.definition) {
      session?.dispatch({ type: "definition", definition: this.definition });
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const given = (["src", "data", "engine"] as const).some((name) => changed.has(name) && this[name]);
    if (given && this.isConnected) this.#openGiven();
    if (this.#returnFocus) this.#focusAfterLoad();
    if ((["from", "to", "timeZone", "cards"] as const).some((name) => changed.has(name))) {
      for (const problem of attributeProblems(this)) this.emit("parcours-error", problem);
    }
  }

  #focusAfterLoad(): void {
    const kind = this.#session?.load.kind;
    if (!kind || kind === "loading") return;
    this.#returnFocus = false;
    const target = kind === "ready" ? "#panel" : "parcours-drop, parcours-mapping";
    this.renderRoot.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
  }

  /** Reads these files instead of what is shown, once they are there. */
  open(files: readonly File[] | Promise<readonly File[]>): void {
    if (files instanceof Promise) void this.#openOnce(files);
    else this.#openPicked({ files, handles: [] });
  }

  async #openOnce(coming: Promise<readonly File[]>): Promise<boolean> {
    const opening = this.#openings;
    try {
      const files = await coming;
      // Something else was opened since, or the element is gone.
      if (files.length === 0 || opening !== this.#openings) return false;
      this.#openPicked({ files, handles: [] });
      return true;
    } catch (error) {
      this.#ready().refuse({ ...problemOf(error), code: "bad-source" });
      return false;
    }
  }

  #openPicked({ files, handles }: PickedFiles): void {
    this.#open(inputOfFiles(files));
    this.#copy.show(files);
    if (this.keeps) void this.#device.opened(handles);
  }

  async #reopen(item: { id: string; kept: boolean }): Promise<void> {
    this.#returnFocus = true;
    const opened = await this.#openOnce(this.#device.files(item));
    if (opened && item.kept) this.#copy.isKept(item.id);
  }

  #openGiven(): void {
    if (this.data) this.#open(inputOfData(this.data));
    else if (this.src) {
      this.#open(inputOfUrls(this.src.split(/\s+/u).filter(Boolean), document.baseURI));
    } else if (this.engine) void this.#ready().showHeld();
  }

  #open({ input, names }: ReportInput): void {
    ++this.#openings;
    this.#copy.show([]);
    this.banner = true;
    this.announcement = this.words.t("load.title", {
      count: names.length,
      name: names[0] ?? "",
    });
    void this.#ready().open(input, names);
    // The first date of a language takes a browser 10 ms: not when the report is drawn.
    setTimeout(() => this.words.format.date("2026-01-31"));
  }

  #ready(): ReportSession {
    if (this.#session) return this.#session;
    const engine = this.engine ?? this.#newEngine();
    const session = new ReportSession(engine, {
      onChange: () => {
        this.requestUpdate();
      },
      onProgress: ({ bytes, kept }) => {
        this.emit("parcours-progress", { bytes, kept });
      },
      onProblem: (problem) => {
        this.announcement = problemText(this.words, problem);
        this.emit("parcours-error", problem);
      },
      onReady: () => {
        this.#announceReady();
      },
      now: () => performance.now(),
      parts: reportParts,
    });
    session.wantedJourney = this.journey || null;
    session.setTime(usableRange(this), this.timeZone);
    if (this.definition) session.dispatch({ type: "definition", definition: this.definition });
    session.wantedView = this.opening;
    session.wantedTab = TABS.includes(this.tab) ? this.tab : "performance";
    this.#session = session;
    return session;
  }

  #newEngine(): Client {
    this.#ownEngine = newEngine({ onRestart: () => this.#session?.restarted() });
    return this.#ownEngine;
  }

  #announceReady(): void {
    const load = this.#session?.load;
    if (load?.kind !== "ready") return;
    const { events, contacts } = load.summary;
    this.announcement = this.words.t("load.done", { events, contacts });
    this.emit("parcours-ready", { summary: load.summary });
  }

  protected override render(): TemplateResult {
    const load: LoadState = this.#session?.load ?? { kind: "start" };
    return html`
      ${this.#view(load)} ${this.missing > 0 ? partMissing(this.words, this.missing, () => this.#loadMissing()) : nothing}
      <p class="sr" role="status">${this.announcement}</p>
    `;
  }

  #loadMissing(): void {
    this.#returnFocus = true;
    this.missing = 0;
    loadMissing();
  }

  #view(load: LoadState): TemplateResult {
    if (load.kind === "ready") return this.#report(load.summary);
    if (load.kind === "unknown") {
      const session = this.#ready();
      return mappingView(this.words, {
        session,
        proposal: load.proposal,
        onMapping: (mapping) => {
          this.#returnFocus = true;
          void session.openMapped(mapping);
        },
        onCancel: () => {
          this.#returnFocus = true;
          void session.leaveForm();
        },
      });
    }
    return startView(this.words, {
      load,
      sample: this.sample !== "",
      recent: this.keeps ? this.#device.items : [],
      onFiles: (picked) => {
        this.#returnFocus = true;
        this.#openPicked(picked);
      },
      onSample: () => {
        this.#returnFocus = true;
        this.#open(inputOfUrls([this.sample], document.baseURI));
      },
      onCancel: () => this.#cancel(),
      onProblem: (problem) => this.#ready().refuse(problem),
      onReopen: (item) => void this.#reopen(item),
      onForget: (item) => void this.#device.forget(item),
    });
  }

  #cancel(): void {
    this.#returnFocus = true;
    this.#session?.cancel();
    this.announcement = this.words.t("start.cancelled");
  }

  // ---- the report --------------------------------------------------------------------------------

  #report(summary: LoadSummary): TemplateResult {
    const session = this.#ready();
    const { view, answers } = session;
    const readDates = (name: string, order: "mdy" | "dmy"): void => {
      this.#returnFocus = true;
      void session.readDates(name, order);
    };
    const openForms = (proposals: readonly Preview[]): void => {
      this.#returnFocus = true;
      session.openForms(proposals);
    };
    return html`<div class="page ready">
      ${reportBar(this.words, {
        catalog: answers.catalog.answer,
        names: summary.sources.map(({ name }) => name),
        view,
        selects: view.tab !== "data",
        chosen: selectionTexts(this.words, view.selection, answers.catalog.answer, session.span),
        frozen: session.frozen,
        save: this.#files.menu,
        onSelection: (selection) => {
          session.dispatch({ type: "select", selection });
          this.#selected();
        },
        onStatuses: (all) => {
          session.dispatch({ type: "statuses", all });
        },
        onFiles: (files) => {
          this.open(files);
        },
      })}
      ${reportTabs(this.words, view.tab, (tab) => {
        this.#show(tab);
      })}
      <div
        id="panel"
        part="panel"
        role="tabpanel"
        tabindex="-1"
        aria-labelledby="tab-${view.tab}"
        aria-busy=${this.#busy() ? "true" : "false"}
      >
        ${this.about ? aboutFile(this.words, this.about) : nothing}
        ${!this.about && this.banner && view.tab !== "data"
          ? foundBanner(this.words, {
              summary,
              doctor: answers.doctor.answer,
              mapped: session.mapped,
              doubtful: session.doubtfulDates,
              unopened: session.unopened,
              onDates: readDates,
              onForms: openForms,
              onAgain: (name) => {
                this.#returnFocus = true;
                void session.reopenForm(name);
              },
              onMore: () => this.#show("data"),
              onClose: () => {
                this.banner = false;
              },
            })
          : nothing}
        ${cache(panel(this.words, view.tab, {
          session,
          summary,
          timeZone: this.timeZone,
          cards: this.cards,
          keep: this.keeps ? this.#copy.view : null,
          onRemembered: () => {
            this.requestUpdate();
          },
          onOpen: (message) => {
            this.#steps.opened(message);
            this.#showMessage(message);
          },
          onBack: () => {
            if (!this.#steps.back()) this.#showMessage(null);
          },
          onCsv: (report) => void this.#files.saveCsv(report),
          onClear: () => {
            this.#returnFocus = true;
            void session.clear();
          },
          onDates: readDates,
          onForms: openForms,
        }))}
      </div>
    </div>`;
  }

  #saved(): SavedReport {
    const session = this.#ready();
    const { load } = session;
    if (load.kind !== "ready") throw new Error("no report is shown");
    return { session, summary: load.summary, timeZone: this.timeZone, cards: remembered("cards") ?? this.cards };
  }

  #busy(): boolean {
    return Object.values(this.#ready().answers).some((asked: { busy: boolean }) => asked.busy);
  }

  #show(tab: Tab): void {
    this.#ready().dispatch({ type: "tab", tab });
    this.#selected();
  }

  #selected(): void {
    const { tab, selection } = this.#ready().view;
    this.emit("parcours-select", { tab, journey: selection.journey, selection });
  }

  // ---- a message ---------------------------------------------------------------------------------

  /** The message's heading gets the focus, the table its place and the row's button. */
  #showMessage(message: string | null): void {
    const session = this.#session;
    if (session?.load.kind !== "ready" || session.view.message === message) return;
    const left = session.view.message;
    session.dispatch({ type: "message", message });
    this.#selected();
    void this.updateComplete.then(async () => {
      const shown = this.renderRoot.querySelector<ParcoursElement>("parcours-message, parcours-messages");
      await shown?.updateComplete;
      if (message === null) window.scrollTo({ top: this.#steps.scroll });
      else this.scrollIntoView({ block: "start" });
      if (message === null && left !== null) (shown as ParcoursMessages | null)?.focusRow(left);
      else shown?.focus({ preventScroll: true });
    });
  }
}
