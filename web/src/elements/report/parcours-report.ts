// <parcours-report>: everything: takes data, shows how the load goes and what was found, and the
// report under the tabs Performance, Messages, Funnel, Data.
//
// Attributes  src: one or more addresses, separated by spaces; journey, from, to, time-zone; lang; tab;
//             theme: light | dark; cards: ids of the cards; sample: address of a sample to offer
// Properties  data: File, ArrayBuffer, Response, objects (what client.load takes); engine: a client
//             shared with others (else one of its own); definition: a funnel to show
// Events      parcours-ready {summary}, parcours-progress {bytes, kept}, parcours-error {code, path,
//             message}, parcours-select {tab, journey}, parcours-definition {definition, sample}
// Parts       bar, tabs, tab, panel

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { cache } from "lit/directives/cache.js";
import type { Client } from "../../client.js";
import type { LoadInput } from "../../sources/source.js";
import type { LoadProblem, LoadState } from "../../state/load-state.js";
import { skippedRows } from "../../skipped-rows.js";
import { tabForKey, TABS, type Tab } from "../../state/view-state.js";
import type { CardsAnswer, DateRange, FunnelDefinition, LoadSummary } from "../../types/index.js";
import { droppedFiles } from "../drop/dropped-files.js";
import { formatText } from "../found/found-words.js";
import { icons } from "../shared/icons.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { problemDetail, problemSummary, problemText } from "../shared/problem-words.js";
import { controls, tokens } from "../shared/tokens.js";
import { newEngine } from "./engine-source.js";
import { reportStyles } from "./parcours-report.styles.js";
import { reportBar } from "./report-bar.js";
import { ReportSession, type Asked } from "./report-session.js";
import { inputOfData, inputOfFiles, inputOfUrls, type ReportInput } from "./sources.js";

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
      session?.setRange(this.#range);
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

  get #range(): { from?: string; to?: string; timeZone?: string | undefined } {
    return {
      ...(this.from ? { from: this.from } : {}),
      ...(this.to ? { to: this.to } : {}),
      timeZone: this.timeZone,
    };
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
    session.setRange(this.#range);
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
      ${load.kind === "ready" ? this.#report(load.summary) : this.#start(load)}
      <p class="sr" role="status">${this.announcement}</p>
    `;
  }

  // ---- before there is a report ------------------------------------------------------------------

  #start(load: Exclude<LoadState, { kind: "ready" }>): TemplateResult {
    const { words } = this;
    return html`<div class="page start">
      ${load.kind === "failed"
        ? this.#problem(load.problem)
        : html`<header class="hero">
            <h1>${words.t("start.title")}</h1>
            <p>${words.t("start.lead")}</p>
          </header>`}
      ${load.kind === "start" && load.notice
        ? html`<p class="panel notice">${words.t("start.cancelled")}</p>`
        : nothing}
      <parcours-drop
        lang=${words.format.locale}
        .load=${load}
        ?sample=${this.sample !== ""}
        @parcours-files=${(event: CustomEvent<{ files: File[] }>) => {
          this.#returnFocus = true;
          this.open(event.detail.files);
        }}
        @parcours-sample=${this.#openSample}
        @parcours-cancel=${this.#cancel}
        @parcours-error=${(event: CustomEvent<LoadProblem>) => {
          // Told again by the session, once it shows it.
          event.stopPropagation();
          this.#ready().refuse(event.detail);
        }}
      ></parcours-drop>
      <p class="privacy">${icons.lock}<span>${words.t("start.privacy")}</span></p>
    </div>`;
  }

  #problem(problem: LoadProblem): TemplateResult {
    const { words } = this;
    if (problem.code === "engine-restarted") {
      return html`<section class="panel notice bad">
        <h2>${words.t("error.restarted.title")}</h2>
        <p>${words.t("error.restarted")}</p>
      </section>`;
    }
    return html`<section class="panel notice bad">
      <h2>${words.t("error.title")}</h2>
      <p>${problemSummary(words, problem)}</p>
      <p class="quiet small">${problemDetail(problem)}</p>
    </section>`;
  }

  #openSample(): void {
    this.#returnFocus = true;
    this.#open(inputOfUrls([this.sample], document.baseURI));
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
        onJourney: (journey) => {
          session.dispatch({ type: "journey", journey });
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
        ${this.banner && view.tab !== "data" ? this.#found(summary) : nothing}
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
    const { tab, journey } = this.#ready().view;
    this.emit("parcours-select", { tab, journey });
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

  #found(summary: LoadSummary): TemplateResult {
    const { words } = this;
    const formats = [...new Set(summary.sources.map(({ format }) => formatText(words, format)))];
    const skipped = summary.sources.reduce((sum, source) => sum + skippedRows(source), 0);
    const facts = [
      words.t("report.events", { count: summary.events }),
      words.t("report.contacts", { count: summary.contacts }),
      words.format.list(formats.filter(Boolean)),
    ];
    return html`<section class="panel found">
      <p class="small">
        ${facts.filter(Boolean).join(" · ")}${skipped > 0
          ? html` · <span class="warn">${words.t("found.banner.skipped", { count: skipped })}</span>`
          : nothing}
      </p>
      <button
        class="plain"
        @click=${() => {
          this.#show("data");
        }}
      >
        ${words.t("found.banner.more")}
      </button>
      <button
        class="plain"
        aria-label=${words.t("found.banner.close")}
        @click=${() => {
          this.banner = false;
        }}
      >
        ${icons.close}
      </button>
    </section>`;
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
        <p>${problemText(this.words, asked.problem)}</p>
      </section>`;
    }
    if (!asked.answer) return html`<p class="waiting quiet">${this.words.t("report.loading")}</p>`;
    return html`<div class=${asked.busy ? "busy" : ""}>${show(asked.answer)}</div>`;
  }

  #performance(answer: CardsAnswer): TemplateResult {
    const { words } = this;
    if (!answer.email && !answer.sms) {
      const { view, load } = this.#ready();
      const { journey } = view;
      const empty = load.kind === "ready" && load.summary.events === 0;
      return html`<section class="panel empty">
        <h2>${words.t("report.empty.title")}</h2>
        <p class="quiet">
          ${words.t(
            empty ? "report.empty.files" : journey ? "report.empty.journey" : "report.empty",
          )}
        </p>
      </section>`;
    }
    const lang = words.format.locale;
    return html`
      <parcours-cards
        lang=${lang}
        .timeZone=${this.timeZone}
        .answer=${answer}
        metrics=${this.cards}
      ></parcours-cards>
      <h2 class="section">${words.t("channels.label")}</h2>
      <parcours-channels lang=${lang} .answer=${answer}></parcours-channels>
      <p class="unit quiet small">
        ${answer.unit === "contact" ? words.t("report.unit.contact") : words.t("report.unit.instance")}.
      </p>
    `;
  }

  #funnel(): TemplateResult {
    const { view, answers } = this.#ready();
    return html`<parcours-funnel
      editable
      lang=${this.words.format.locale}
      .timeZone=${this.timeZone}
      .engine=${this.engine ?? this.#ownEngine}
      .catalog=${answers.catalog.answer}
      .range=${this.#funnelRange}
      .chosen=${view.sample}
      .definition=${view.definition}
      @parcours-definition=${this.#defined}
    ></parcours-funnel>`;
  }

  get #funnelRange(): DateRange | null {
    const { from, to, timeZone } = this.#range;
    const range = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(timeZone ? { timeZone } : {}) };
    return Object.keys(range).length > 0 ? range : null;
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
