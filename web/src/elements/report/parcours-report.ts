// <parcours-report>: everything: takes data, shows how the load goes and what was found, and the
// report under the tabs Performance, Messages, Funnel, Data.
//
// Attributes  src: one or more addresses, separated by spaces; journey, from, to, time-zone; lang; tab;
//             theme: light | dark; cards: ids of the cards; sample: address of a sample to offer
// Properties  data: File, ArrayBuffer, Response, objects (what client.load takes); engine: a client
//             shared with others (else one of its own); definition: a funnel to show
// Events      parcours-ready {summary}, parcours-progress {bytes, kept}, parcours-error {code, path,
//             message}, parcours-select {tab, journey, selection}, parcours-definition {definition, sample}
// Parts       bar, tabs, tab, panel

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { cache } from "lit/directives/cache.js";
import type { Client } from "../../client.js";
import type { LoadInput } from "../../sources/source.js";
import type { LoadState } from "../../state/load-state.js";
import { remember, remembered } from "../../remembered.js";
import { isDefaultChoice, readCards } from "../../state/card-choice.js";
import { daysBefore, filterCount, rangeEnds, rangeOf, withoutFilters } from "../../state/selection.js";
import { tabForKey, TABS, type Tab } from "../../state/view-state.js";
import type { CardsAnswer, FunnelDefinition, LoadSummary } from "../../types/index.js";
import { droppedFiles } from "../drop/dropped-files.js";
import { icons } from "../shared/icons.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { problemDetails, problemSummary, problemText } from "../shared/problem-words.js";
import { controls, tokens } from "../shared/tokens.js";
import { newEngine } from "./engine-source.js";
import { foundBanner } from "./found-banner.js";
import { reportStyles } from "./parcours-report.styles.js";
import { emptyView, performanceView } from "./performance-view.js";
import { reportBar } from "./report-bar.js";
import { ReportSession, type Asked } from "./report-session.js";
import { inputOfData, inputOfFiles, inputOfUrls, type ReportInput } from "./sources.js";
import { startView } from "./start-view.js";

export class ParcoursReport extends ParcoursElement {
  static override styles = [tokens, controls, reportStyles];
  static override properties: PropertyDeclarations = {
    src: { type: String },
    sample: { type: String },
    journey: { type: String },
    from: { type: String },
    to: { type: String },
    theme: { type: String, reflect: true },
    cards: { type: String },
    data: { attribute: false },
    engine: { attribute: false },
    definition: { attribute: false },
    tab: { type: String },
    banner: { state: true },
    announcement: { state: true },
  };

  declare src: string;
  declare sample: string;
  declare journey: string;
  declare from: string;
  declare to: string;
  declare theme: string;
  declare cards: string;
  declare data: LoadInput | null;
  declare engine: Client | null;
  declare definition: FunnelDefinition | null;
  /** The tab to open with; where the reader goes afterwards is not written here. */
  declare tab: Tab;
  declare protected banner: boolean;
  declare protected announcement: string;

  #session: ReportSession | null = null;
  /** An engine of our own: ours to dispose of. */
  #ownEngine: Client | null = null;
  /** What the reader used is about to vanish: where focus goes when the load has ended. */
  #returnFocus = false;

  constructor() {
    super();
    this.src = "";
    this.sample = "";
    this.journey = "";
    this.from = "";
    this.to = "";
    this.theme = "";
    this.cards = "";
    this.data = null;
    this.engine = null;
    this.definition = null;
    this.tab = "performance";
    this.banner = false;
    this.announcement = "";
    this.addEventListener("dragover", this.#dragged);
    this.addEventListener("drop", this.#dropped);
  }

  /** Files may be dropped anywhere on the report; elsewhere the browser would leave the page. */
  readonly #dragged = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  };

  readonly #dropped = (event: DragEvent): void => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    void droppedFiles(event.dataTransfer).then(
      (files) => {
        if (files.length > 0) this.open(files);
      },
      (error: unknown) => {
        this.#ready().refuse({ code: "bad-source", path: "", message: String(error) });
      },
    );
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session?.cancel();
    this.#ownEngine?.dispose();
    this.#ownEngine = null;
    this.#session = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Back in a page after it was taken out: what it showed is read again.
    if (this.hasUpdated) this.#openGiven();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("engine") && changed.get("engine") !== undefined) {
      this.#session?.cancel();
      this.#session = null;
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
      session?.setTime(rangeOf(this.from, this.to), this.timeZone);
    }
    if (changed.has("tab") && session && TABS.includes(this.tab)) session.dispatch({ type: "tab", tab: this.tab });
    if (changed.has("definition") && this.definition) {
      session?.dispatch({ type: "definition", definition: this.definition });
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const given = (changed.has("src") && this.src) || (changed.has("data") && this.data);
    if (given) this.#openGiven();
    if (this.#returnFocus) this.#focusAfterLoad();
  }

  #focusAfterLoad(): void {
    const kind = this.#session?.load.kind;
    if (!kind || kind === "loading") return;
    this.#returnFocus = false;
    const target = kind === "ready" ? "#panel" : "parcours-drop";
    this.renderRoot.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
  }

  /** Reads these files instead of what is shown. */
  open(files: readonly File[]): void {
    this.#open(inputOfFiles(files));
  }

  #openGiven(): void {
    if (this.data) this.#open(inputOfData(this.data));
    else if (this.src) {
      this.#open(inputOfUrls(this.src.split(/\s+/u).filter(Boolean), document.baseURI));
    }
  }

  #open(input: ReportInput): void {
    this.banner = true;
    this.announcement = this.words.t("load.title", {
      count: input.names.length,
      name: input.names[0] ?? "",
    });
    void this.#ready().open(() => input.open(), input.names);
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
    });
    session.wantedJourney = this.journey || null;
    session.setTime(rangeOf(this.from, this.to), this.timeZone);
    if (this.definition) session.dispatch({ type: "definition", definition: this.definition });
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
      ${load.kind === "ready" ? this.#report(load.summary) : startView(this.words, {
        load,
        sample: this.sample !== "",
        onFiles: (files) => {
          this.#returnFocus = true;
          this.open(files);
        },
        onSample: () => {
          this.#returnFocus = true;
          this.#open(inputOfUrls([this.sample], document.baseURI));
        },
        onCancel: () => this.#cancel(),
        onProblem: (problem) => this.#ready().refuse(problem),
      })}
      <p class="sr" role="status">${this.announcement}</p>
    `;
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
    return html`<div class="page ready">
      ${reportBar(this.words, {
        catalog: answers.catalog.answer,
        names: summary.sources.map(({ name }) => name),
        view,
        selects: view.tab !== "data",
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
      ${this.#tabs(view.tab)}
      <div
        id="panel"
        part="panel"
        role="tabpanel"
        tabindex="-1"
        aria-labelledby="tab-${view.tab}"
        aria-busy=${this.#busy() ? "true" : "false"}
      >
        ${this.banner && view.tab !== "data"
          ? foundBanner(this.words, {
              summary,
              doctor: answers.doctor.answer,
              onMore: () => this.#show("data"),
              onClose: () => {
                this.banner = false;
              },
            })
          : nothing}
        ${cache(this.#panel(view.tab, summary))}
      </div>
    </div>`;
  }

  #busy(): boolean {
    return Object.values(this.#ready().answers).some((asked: { busy: boolean }) => asked.busy);
  }

  #tabs(open: Tab): TemplateResult {
    const { words } = this;
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
              this.#show(tab);
            }}
            @keydown=${(event: KeyboardEvent) => {
              this.#tabKey(tab, event);
            }}
          >
            ${icons[tab]}<span>${words.t(`tab.${tab}`)}</span>
          </button>`,
      )}
    </div>`;
  }

  #show(tab: Tab): void {
    this.#ready().dispatch({ type: "tab", tab });
    this.#selected();
  }

  #selected(): void {
    const { tab, selection } = this.#ready().view;
    this.emit("parcours-select", { tab, journey: selection.journey, selection });
  }

  #tabKey(tab: Tab, event: KeyboardEvent): void {
    const next = tabForKey(tab, event.key);
    if (!next) return;
    event.preventDefault();
    this.#show(next);
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
    });
  }

  #panel(tab: Tab, summary: LoadSummary): TemplateResult {
    const { catalog, doctor, cards, messages } = this.#ready().answers;
    switch (tab) {
      case "performance":
        return this.#asked(cards, (answer) => this.#performance(answer));
      case "messages":
        return this.#asked(
          messages,
          (answer) =>
            html`<parcours-messages
              lang=${this.words.format.locale}
              .answer=${answer}
              .sort=${this.#ready().view.sort}
              @parcours-sort=${(event: CustomEvent<{ sort: string }>) => {
                this.#ready().dispatch({ type: "sort", sort: event.detail.sort });
              }}
            ></parcours-messages>`,
        );
      case "funnel":
        return this.#funnel();
      case "data":
        return html`<parcours-found
          lang=${this.words.format.locale}
          .timeZone=${this.timeZone}
          .summary=${summary}
          .catalog=${catalog.answer}
          .doctor=${doctor.answer}
          @parcours-clear=${() => {
            this.#returnFocus = true;
            void this.#ready().clear();
          }}
        ></parcours-found>`;
    }
  }

  /** The last answer stays, paler, until the next is there. */
  #asked<A>(asked: { answer: A | null } & Omit<Asked<never>, "answer">, show: (answer: A) => TemplateResult): TemplateResult {
    if (asked.problem) {
      return html`<section class="panel notice bad" role="alert">
        <h2>${this.words.t("error.query")}</h2>
        <p>${problemSummary(this.words, asked.problem)}</p>
        ${problemDetails(this.words, asked.problem)}
      </section>`;
    }
    if (!asked.answer) return html`<p class="waiting quiet">${this.words.t("report.loading")}</p>`;
    return html`<div class=${asked.busy ? "busy" : ""}>${show(asked.answer)}</div>`;
  }

  #performance(answer: CardsAnswer): TemplateResult {
    const session = this.#ready();
    const { view, load, span } = session;
    const { selection } = view;
    if (!answer.email && !answer.sms) {
      return emptyView(this.words, {
        files: load.kind === "ready" && load.summary.events === 0,
        journey: selection.journey !== null,
        filtered: filterCount(selection) > 0 || selection.range.kind !== "all",
        onClear: () => {
          const all = { ...withoutFilters(selection), range: { kind: "all" } } as const;
          session.dispatch({ type: "select", selection: all });
        },
      });
    }
    const ends = rangeEnds(selection.range, span.dataTo, span.timeZone);
    return performanceView(this.words, {
      answer,
      timeZone: this.timeZone,
      metrics: remembered("cards") ?? this.cards,
      open: remembered("channels") ?? "email sms",
      span,
      compared: daysBefore(ends),
      editable: true,
      onMetrics: (metrics) => {
        remember("cards", isDefaultChoice(readCards(metrics)) ? null : metrics);
        this.requestUpdate();
      },
      onOpen: (open) => {
        remember("channels", open);
      },
    });
  }

  #funnel(): TemplateResult {
    const session = this.#ready();
    const { view, answers } = session;
    return html`<parcours-funnel
      editable
      lang=${this.words.format.locale}
      .timeZone=${this.timeZone}
      .engine=${session.engine}
      .catalog=${answers.catalog.answer}
      .range=${session.range}
      .chosen=${view.sample}
      .definition=${view.definition}
      @parcours-definition=${this.#defined}
    ></parcours-funnel>`;
  }

  #defined(event: CustomEvent<{ definition: FunnelDefinition; sample: string | null }>): void {
    const { definition, sample } = event.detail;
    this.#ready().dispatch(
      sample === null
        ? { type: "definition", definition }
        : { type: "sample", id: sample, definition },
    );
  }
}
