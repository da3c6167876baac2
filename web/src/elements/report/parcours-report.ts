// <parcours-report>: everything: takes data, shows how the load goes and what was found, and the
// report under the tabs Performance, Messages, Funnel, Data.
//
// Attributes  src: one or more addresses, separated by spaces; journey, from, to, time-zone; lang; tab;
//             theme: light | dark; cards: ids of the cards; sample: address of a sample to offer;
//             keeps: files opened before are offered again, copies kept on the device on request
// Properties  data: File, ArrayBuffer, Response, objects (what client.load takes); engine: a client
//             shared with others (else one of its own), shown as it is where it holds data; definition: a funnel to show;
//             unkept: leaving the page would lose files that the reader opened
// Events      parcours-ready {summary}, parcours-progress {bytes, kept}, parcours-error {code, path,
//             message}, parcours-select {tab, journey, selection}, parcours-definition {definition, sample}
// Slots       foot: below the start view
// Parts       bar, tabs, tab, panel

import { html, nothing, type CSSResult, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { Client } from "../../client.js";
import type { LoadInput } from "../../sources/source.js";
import { attributeProblems, usableRange } from "../../state/attribute-problems.js";
import type { LoadProblem, LoadState } from "../../state/load-state.js";
import { problemOf } from "../../state/problem.js";
import type { SnapshotView } from "../../export/snapshot.js";
import { remembered } from "../../remembered.js";
import { TABS, type Tab } from "../../state/view-state.js";
import type { FunnelDefinition, LoadSummary } from "../../types/index.js";
import type { ParcoursMessages } from "../messages/parcours-messages.js";
import { answerStates } from "../shared/answer-states.js";
import { ParcoursElement, textAttribute } from "../shared/parcours-element.js";
import { partMissing } from "../shared/part-missing.js";
import { loadMissing, watchParts } from "../shared/lazy.js";
import { problemText } from "../shared/problem-words.js";
import { controls, tokens } from "../shared/tokens.js";
import type { About } from "./about-file.js";
import { BackAndForth } from "./back-and-forth.js";
import { newEngine } from "./engine-source.js";
import { mappingView } from "./mapping-view.js";
import { moreFilesView } from "./more-files-view.js";
import { reportStyles } from "./parcours-report.styles.js";
import { loadFirstLook, reportParts } from "./parts-source.js";
import { ReportFiles } from "./report-files.js";
import type { ReportLoader } from "./report-loader.js";
import { ReportOpener, type OpenerHost } from "./report-opener.js";
import { ReportSession } from "./report-session.js";
import type { SavedReport } from "./save-report.js";
import { inputOfData, inputOfUrls, type ReportInput } from "./sources.js";
import type { Refused } from "./report-view.js";
import { startView } from "./start-view.js";
import { takeDroppedFiles } from "./take-dropped-files.js";
import { loadedReportView } from "./view-source.js";

export class ParcoursReport extends ParcoursElement {
  static override styles = [tokens, controls, answerStates, reportStyles];
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
    refused: { state: true },
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
  declare theme: "" | "light" | "dark";
  declare cards: string;
  declare keeps: boolean;
  declare data: LoadInput | null;
  declare engine: Client | null;
  declare definition: FunnelDefinition | null;
  /** The tab to open with; where the reader goes afterwards is not written here. */
  declare tab: Tab;
  /** What a report that is a file opens with, and what it says of itself. */
  declare opening: SnapshotView | null;
  declare about: About | null;
  declare protected banner: boolean;
  /** Why what was opened last did not take the report's place. */
  declare protected refused: Refused | null;
  declare protected announcement: string;
  /** How often code of a part of the page did not come. */
  declare protected missing: number;

  #session: ReportSession | null = null;
  /** An engine of our own: ours to dispose of. */
  #ownEngine: Client | null = null;
  #unwatch: () => void = () => undefined;
  /** What the reader used is about to vanish: where focus goes when the load has ended. */
  #returnFocus = false;
  readonly #opener = new ReportOpener({
    keeps: () => this.keeps,
    look: (input, isCurrent) => this.#look(input, isCurrent),
    onOpen: (input) => {
      this.#read(input, (loader) => loader.open(input));
    },
    onAdd: (input) => {
      this.#read(input, (loader) => loader.add(input));
    },
    onProblem: (problem) => {
      this.#refuse(problem);
    },
    onChange: () => {
      this.requestUpdate();
    },
    onCopy: (change) => {
      this.announcement = this.words.t(`keep.${change}`);
    },
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
    this.refused = null;
    this.announcement = "";
    this.missing = 0;
    this.opening = null;
    this.about = null;
    takeDroppedFiles(this, {
      onFiles: (files) => {
        this.#opener.picked({ files, handles: [] }, { asks: true });
      },
      onProblem: (problem) => {
        this.#refuse(problem);
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opener.ignore();
    this.#steps.ignore();
    this.#unwatch();
    this.#end();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#steps.listen();
    this.#unwatch = watchParts((missing) => {
      this.missing = missing;
      // What came may be what is shown.
      if (missing === 0) this.requestUpdate();
    });
    if (this.keeps) void this.#opener.refresh();
    // Back in a page after it was taken out: what it showed is read again.
    if (this.hasUpdated) this.#openGiven();
  }

  /** The first drawing is a task of its own: the script that registers the element has just run, and took as long. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    if (this.hasUpdated) return void super.scheduleUpdate();
    return new Promise((resolve) => setTimeout(resolve)).then(() => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("keeps") && this.keeps) void this.#opener.refresh();
    if (changed.has("engine") && changed.get("engine") !== undefined) this.#end();
    const session = this.#session;
    if (!session) return;
    if (changed.has("journey")) {
      const journey = (session.wantedJourney = this.journey || null);
      if (session.load.kind === "ready") session.dispatch({ type: "journey", journey });
    }
    if (changed.has("from") || changed.has("to") || changed.has("timeZone")) {
      session.setTime(usableRange(this), this.timeZone);
    }
    if (changed.has("tab") && TABS.includes(this.tab)) session.dispatch({ type: "tab", tab: this.tab });
    if (changed.has("definition") && this.definition) session.dispatch({ type: "definition", definition: this.definition });
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
    const target = this.renderRoot.querySelector<HTMLElement>(kind === "ready" ? "#panel" : "parcours-drop, parcours-mapping");
    // What draws the report may be still to come.
    if (!target) return;
    this.#returnFocus = false;
    // Whoever has gone elsewhere meanwhile stays there.
    if (document.activeElement === document.body || this.matches(":focus-within")) target.focus({ preventScroll: true });
  }

  /** Reads these files instead of what is shown, once they are there. */
  open(files: readonly File[] | Promise<readonly File[]>): void {
    if (files instanceof Promise) void this.#opener.promised(files);
    else this.#opener.picked({ files, handles: [] });
  }

  /** The reader's own files are shown, and one click would not open them again. */
  get unkept(): boolean {
    return this.#session?.load.kind === "ready" && this.#opener.unkept;
  }

  #openGiven(): void {
    if (this.data) this.#openData(this.data);
    else if (this.src) this.#openUrls(this.src.split(/\s+/u).filter(Boolean));
    else if (this.engine) void this.#ready().showHeld();
  }

  /** What is nothing to read takes no report's place. */
  #openData(data: LoadInput): void {
    let input: ReportInput;
    try {
      input = inputOfData(data);
    } catch (error) {
      const { message } = problemOf(error);
      this.#refuse({ code: "bad-source", path: "data", message: message.replace("load: ", "") });
      return;
    }
    this.#opener.open(input);
  }

  #openUrls(urls: readonly string[]): void {
    this.#opener.open(inputOfUrls(urls, document.baseURI));
  }

  #announceReading({ names }: ReportInput): void {
    this.refused = null;
    this.announcement = this.words.t("load.title", { count: names.length, name: names[0] ?? "" });
  }

  /** Null where no report is open that would be lost. */
  #look(input: ReportInput, isCurrent: () => boolean): ReturnType<OpenerHost["look"]> {
    const session = this.#session;
    if (session?.load.kind !== "ready" || session.frozen) return null;
    this.#announceReading(input);
    return loadFirstLook().then(async (lookAt) => {
      const look = await lookAt?.(session.engine, input.input);
      const holds = isCurrent() && session === this.#session && session.load.kind === "ready";
      if (!look || look.kind === "readable" || !holds) return "readable";
      if (look.kind === "refused") {
        this.#refuse(look.problem, input.names);
        return "refused";
      }
      return { openForm: () => session.forms.openOver(input, look.proposal) };
    });
  }

  /** An open report stays. */
  #refuse(problem: LoadProblem, names: readonly string[] = []): void {
    const session = this.#ready();
    if (session.load.kind !== "ready") {
      session.loader.fail(problem);
      return;
    }
    this.refused = { problem, names };
    this.announcement = problemText(this.words, problem);
    this.emit("parcours-error", problem);
  }

  #read(input: ReportInput, read: (loader: ReportLoader) => Promise<void>): void {
    this.banner = true;
    // The report that was used goes.
    if (this.matches(":focus-within")) this.#returnFocus = true;
    this.#announceReading(input);
    void read(this.#ready().loader);
    // The first date of a language takes a browser 10 ms: not when the report is drawn.
    setTimeout(() => this.words.format.date("2026-01-31"));
  }

  /** Whoever shares the engine gave it other data; what a load of our own brings is shown by that. */
  readonly #follow = (): void => {
    if (this.#session?.load.kind !== "loading") this.banner = false;
    void this.#session?.showHeld();
  };

  /** Ends the session and an engine of our own. */
  #end(): void {
    this.#session?.engine.removeEventListener?.("change", this.#follow);
    this.#session?.loader.cancel();
    this.#session = null;
    this.#ownEngine?.dispose();
    this.#ownEngine = null;
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
    if (this.engine) session.engine.addEventListener?.("change", this.#follow);
    session.wantedJourney = this.journey || null;
    session.setTime(usableRange(this), this.timeZone);
    if (this.definition) session.dispatch({ type: "definition", definition: this.definition });
    session.wantedView = this.opening;
    session.wantedTab = TABS.includes(this.tab) ? this.tab : "performance";
    this.#session = session;
    return session;
  }

  #newEngine(): Client {
    this.#ownEngine = newEngine({ onRestart: () => this.#session?.loader.restarted() });
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
      ${this.#view(load)} ${moreFilesView(this.words, this.#opener.coming)} ${this.missing > 0 ? partMissing(this.words, this.missing, () => this.#loadMissing()) : nothing}
      <p class="sr" role="status">${this.announcement}</p>
    `;
  }

  #loadMissing(): void {
    this.#returnFocus = true;
    this.missing = 0;
    loadMissing();
  }

  #view(load: LoadState): TemplateResult | typeof nothing {
    if (load.kind === "ready") return this.#report(load.summary);
    if (load.kind === "unknown") {
      const { forms } = this.#ready();
      return mappingView(this.words, {
        forms,
        proposal: load.proposal,
        onMapping: this.#leaving((mapping) => {
          this.#opener.filled();
          return forms.fill(mapping);
        }),
        onCancel: this.#leaving(() => {
          this.#opener.ignore();
          return forms.leave();
        }),
      });
    }
    return startView(this.words, {
      load,
      funnel: (this.#session ? this.#session.view.definition : this.definition) !== null,
      sample: this.sample !== "",
      recent: this.#opener.recent,
      // Where that fails a load says so.
      onReach: () => void this.#ready().engine.warmUp?.().catch(() => undefined),
      onFiles: this.#leaving((picked) => this.#opener.picked(picked)),
      onSample: this.#leaving(() => this.#openUrls([this.sample])),
      onCancel: this.#leaving(() => this.#cancel()),
      onProblem: (problem) => this.#ready().loader.fail(problem),
      onReopen: this.#leaving((item) => this.#opener.reopen(item)),
      onForget: (item) => void this.#opener.forget(item),
    });
  }

  /** An act by which the view with what was used goes away: focus comes back when the load has ended. */
  #leaving<Given extends unknown[]>(act: (...given: Given) => unknown): (...given: Given) => void {
    return (...given) => {
      this.#returnFocus = true;
      act(...given);
    };
  }

  #cancel(): void {
    this.#session?.loader.cancel();
    this.announcement = this.words.t("start.cancelled");
  }

  // ---- the report --------------------------------------------------------------------------------

  #report(summary: LoadSummary): TemplateResult | typeof nothing {
    const session = this.#ready();
    const drawing = loadedReportView();
    // Its code did not come, which is said below.
    if (!drawing) return nothing;
    this.#adopt(drawing.reportViewStyles);
    return drawing.reportView(this.words, {
      session,
      summary,
      timeZone: this.timeZone,
      cards: this.cards,
      keep: this.#opener.copy,
      about: this.about,
      banner: this.banner,
      refused: this.refused,
      save: this.#files.menu,
      onSelection: (selection) => {
        session.dispatch({ type: "select", selection });
        this.#selected();
      },
      onFiles: (files) => this.#opener.picked({ files, handles: [] }, { asks: true }),
      onTab: (tab) => {
        session.dispatch({ type: "tab", tab });
        this.#selected();
      },
      onBannerClose: () => {
        this.banner = false;
      },
      onRefusedClose: () => {
        this.refused = null;
      },
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
      onClear: this.#leaving(() => session.loader.clear()),
      onDates: this.#leaving((name, order) => session.loader.readDates(name, order)),
      onForms: this.#leaving((proposals) => session.forms.open(proposals)),
      onAgain: this.#leaving((name) => session.forms.reopen(name)),
    });
  }

  /** The look that came with the report's code, once. */
  #adopt(styles: readonly CSSResult[]): void {
    const adopted = this.shadowRoot?.adoptedStyleSheets;
    for (const { styleSheet } of styles) if (styleSheet && adopted?.includes(styleSheet) === false) adopted.push(styleSheet);
  }

  #saved(): SavedReport {
    const session = this.#ready();
    const { load } = session;
    if (load.kind !== "ready") throw new Error("no report is shown");
    return { session, summary: load.summary, timeZone: this.timeZone, cards: remembered("cards") ?? this.cards };
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
      // The code of the first one that is opened may be still to come.
      if (shown) await customElements.whenDefined(shown.localName);
      if (shown?.isConnected === false) return;
      await shown?.updateComplete;
      if (message === null) window.scrollTo({ top: this.#steps.scroll });
      else this.scrollIntoView({ block: "start" });
      if (message === null && left !== null) void (shown as ParcoursMessages | null)?.focusRow(left);
      else shown?.focus({ preventScroll: true });
    });
  }
}
