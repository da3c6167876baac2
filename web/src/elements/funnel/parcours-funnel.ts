// <parcours-funnel>: a funnel's result, and, where it is editable, the builder beside it: the result
// follows every change.
//
// Attributes  view: bars | paths | times | trend | values; editable; time-zone; lang
// Properties  engine: a client that answers for this funnel, and for the records behind its numbers;
//             catalog: what the data holds; range: bounds it where the definition has none of its own;
//             definition: the one shown; chosen: id of the ready-made funnel that it is, null for none;
//             without an engine: answer, problem and busy, as whoever asked has them
// Events      parcours-definition {definition, sample}: the reader made or chose another;
//             parcours-error {code, path, message}: the engine failed
// Parts       choice, tile, result, chart, builder

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { EMPTY_FUNNEL } from "../../state/funnel/edit.js";
import type { Problem } from "../../state/problem.js";
import { offeredSamples } from "../../state/funnel-samples.js";
import { plainWords } from "../../i18n/translate.js";
import { funnelRequest } from "../../state/requests.js";
import type { LoadProblem } from "../../state/load-state.js";
import { withIds } from "../../state/funnel/stage-ids.js";
import type { TrendSpan } from "../../state/trend.js";
import type { CatalogAnswer, DateRange, FunnelAnswer, FunnelDefinition, RosettaRequest } from "../../types/index.js";
import { listedStyles } from "../shared/listed-table.styles.js";
import { LatestQuestion } from "../shared/latest-question.js";
import { ParcoursElement, textAttribute } from "../shared/parcours-element.js";
import { controls, tables, tokens } from "../shared/tokens.js";
import { chartStyles } from "./chart.styles.js";
import { barStyles } from "./funnel-bar.styles.js";
import { formStyles } from "./form.styles.js";
import { funnelBar } from "./funnel-bar.js";
import { FunnelDesk } from "./funnel-desk.js";
import { funnelDownload } from "./funnel-download.js";
import { funnelOutcome, type ShownAnswer } from "./funnel-outcome.js";
import { partChoice, resultGlance, type FunnelPart } from "./funnel-parts.js";
import { FunnelRecords } from "./funnel-records.js";
import { funnelResult, VIEWS, type FunnelView } from "./funnel-result.js";
import { resultStyles } from "./funnel-result.styles.js";
import { FunnelSession, type FunnelEngine } from "./funnel-session.js";
import { funnelText, type Text } from "./funnel-texts.js";
import { dataDatesText, funnelName, machinesText } from "./funnel-words.js";
import { funnelStyles } from "./parcours-funnel.styles.js";
import { pathsStyles } from "./paths.styles.js";
import { Room } from "./room.js";
import { recordsStyles } from "./records.styles.js";
import { rosettaStyles } from "./rosetta.styles.js";
import { viewStyles } from "./views.styles.js";
import { historyKey } from "./history-keys.js";
import type { ResultContext } from "./result-context.js";

/** Once what is drawn now is on the screen. */
function afterFrame(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}

/** What undo means where nothing has the focus and a page has several. */
let lastChanged: FunnelSession | null = null;

export class ParcoursFunnel extends ParcoursElement {
  static override styles = [
    tokens,
    controls,
    tables,
    listedStyles,
    formStyles,
    barStyles,
    resultStyles,
    funnelStyles,
    chartStyles,
    pathsStyles,
    viewStyles,
    recordsStyles,
    rosettaStyles,
  ];
  static override properties: PropertyDeclarations = {
    engine: { attribute: false },
    catalog: { attribute: false },
    range: { attribute: false },
    definition: { attribute: false },
    answer: { attribute: false },
    problem: { attribute: false },
    busy: { type: Boolean },
    chosen: { attribute: false },
    view: textAttribute("bars"),
    editable: { type: Boolean },
    opened: { state: true },
    side: { state: true },
    cursor: { state: true },
    allPaths: { state: true },
    compares: { state: true },
  };

  declare engine: FunnelEngine | null;
  declare catalog: CatalogAnswer | null;
  declare range: DateRange | null;
  declare definition: FunnelDefinition | null;
  declare answer: FunnelAnswer | null;
  declare problem: LoadProblem | null;
  declare busy: boolean;
  declare chosen: string | null;
  declare view: FunnelView;
  declare editable: boolean;
  /** Who opens a funnel to build one sees its bar at once, the result a frame later, then the builder: none waits for another. */
  declare protected opened: "bar" | "result" | "builder";
  declare protected side: FunnelPart;
  declare protected cursor: number | null;
  declare protected allPaths: boolean;
  /** Other tools' counts are looked at. */
  declare protected compares: boolean;

  readonly #session = new FunnelSession({
    onChange: () => {
      this.requestUpdate();
    },
    onDefinition: ({ definition, sample }) => {
      this.definition = definition;
      this.chosen = sample;
      lastChanged = this.#session;
      this.emit("parcours-definition", { definition, sample });
    },
    onFailure: (problem) => {
      this.emit("parcours-error", problem);
    },
  });

  readonly #records = new FunnelRecords({
    words: () => this.words,
    engine: () => this.engine,
    range: () => this.range,
    onChange: () => {
      this.requestUpdate();
    },
    onFailure: (problem) => {
      this.emit("parcours-error", problem);
    },
  });

  readonly #rosetta = new LatestQuestion<RosettaRequest>(() => {
    this.requestUpdate();
  });

  readonly #desk = new FunnelDesk({
    words: () => this.words,
    definition: () => this.#session.definition,
    onChange: () => {
      this.requestUpdate();
    },
    onPasted: (definition) => {
      this.#session.choose(definition, null);
      const menu = this.renderRoot.querySelector<HTMLDetailsElement>("#share");
      if (menu) menu.open = false;
    },
  });

  readonly #room = new Room(this);

  constructor() {
    super();
    this.engine = null;
    this.catalog = null;
    this.range = null;
    this.definition = null;
    this.answer = null;
    this.problem = null;
    this.busy = false;
    this.chosen = null;
    this.view = "bars";
    this.editable = false;
    this.opened = "bar";
    this.side = "result";
    this.cursor = null;
    this.allPaths = false;
    this.compares = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#onKey);
    this.#desk.refuse("");
    // One that is moved in the page is back in it by then.
    queueMicrotask(() => {
      if (!this.isConnected && lastChanged === this.#session) lastChanged = null;
    });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const act = this.editable ? historyKey(event, this, lastChanged === this.#session) : null;
    if (!act) return;
    event.preventDefault();
    this.#session[act]();
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("definition") && this.definition) this.#session.open(withIds(this.definition), this.chosen);
    this.#session.setWantsPaths(this.view === "paths");
    if (changed.has("engine") || changed.has("catalog") || changed.has("range")) {
      this.#session.setData(this.engine, this.catalog, this.range);
    }
    if (changed.has("view")) this.cursor = null;
  }

  /** Where there is an engine that answers for any definition: not in a report that is a file. */
  get #comparable(): boolean {
    return this.engine !== null && this.editable;
  }

  /** Asked after the funnel itself, which the reader waits for. */
  #compare(): void {
    const { engine } = this;
    const shown = this.#shown;
    if (!engine || !this.compares || !this.#comparable || !shown || this.#session.stale) this.#rosetta.want(null);
    else {
      const { definition } = funnelRequest(this.range, shown.definition, this.catalog);
      this.#rosetta.want({ engine, data: this.catalog, request: { report: "rosetta", definition } });
    }
  }

  protected override updated(): void {
    this.#compare();
    this.#records.rendered(this.renderRoot);
  }

  protected override firstUpdated(): void {
    afterFrame(() => {
      this.opened = "result";
      afterFrame(() => {
        this.opened = "builder";
      });
    });
  }

  readonly #go = (side: FunnelPart): void => {
    this.side = side;
  };

  get #text(): Text {
    return funnelText(this.words);
  }

  /** The answer shown and the definition that it belongs to. */
  get #shown(): ShownAnswer | null {
    const session = this.#session;
    const answer = this.engine ? session.answer : this.answer;
    const definition = this.engine ? session.answered : this.definition;
    return answer && definition ? { answer, definition: withIds(definition) } : null;
  }

  get #problems(): readonly Problem[] {
    if (this.engine) return this.#session.problems;
    return this.problem ? [this.problem] : [];
  }

  protected override render(): TemplateResult {
    const text = this.#text;
    const building = this.editable && (this.#room.wide || this.side === "build");
    const showing = !this.editable || this.#room.wide || this.side === "result";
    return html`
      ${this.#bar()}
      ${this.editable && !this.#room.wide ? partChoice(text, this.side, this.#go) : nothing}
      <div class=${building && showing ? "screen both" : "screen"}>
        ${building ? (this.opened === "builder" ? this.#builder() : html`<div></div>`) : nothing}
        ${showing
          ? html`<div class="outcome" aria-label=${text("result.label")} role="region">${this.#outcome()}</div>`
          : resultGlance(this.words, this.#shown, this.#session.stale, this.#go)}
      </div>
      ${this.#records.drawer()}
      <p class="sr" role="status">${this.#announcement(text)}</p>
    `;
  }

  #announcement(text: Text): string {
    const shown = this.#shown;
    if (!shown || this.#session.stale) return "";
    const { converted, entered, conversionRate } = shown.answer;
    return text("result.announce", {
      converted,
      entered,
      rate: this.words.format.percent(conversionRate.value),
    });
  }

  // ---- above -------------------------------------------------------------------------------------

  #bar(): TemplateResult {
    const session = this.#session;
    const { catalog } = this;
    return funnelBar({
      words: this.words,
      compact: !this.#room.roomy,
      narrow: this.#room.narrow,
      samples: catalog ? offeredSamples(catalog) : [],
      chosen: this.chosen,
      editable: this.editable,
      canUndo: session.canUndo,
      canRedo: session.canRedo,
      paused: session.paused,
      name: funnelName(plainWords(this.words), session.definition, this.chosen),
      hasAnswer: this.#shown !== null,
      linkable: !this.engine?.frozen,
      desk: this.#desk,
      choose: (definition, sample) => {
        this.#desk.say("");
        session.choose(definition, sample);
      },
      blank: () => {
        session.choose(EMPTY_FUNNEL, null);
        this.side = "build";
      },
      undo: () => {
        session.undo();
      },
      redo: () => {
        session.redo();
      },
      pause: (paused) => {
        session.setPaused(paused);
      },
      download: (what) => {
        void this.#download(what);
      },
    });
  }

  async #download(what: "csv" | "json" | "svg" | "png"): Promise<void> {
    if (!this.#shown) return;
    const shown = this.#dated(this.#shown);
    const words = plainWords(this.words);
    const picture = this.renderRoot.querySelector<SVGSVGElement>(".frame svg.chart");
    const done = await funnelDownload(what, {
      words,
      ...shown,
      whole: () => (this.engine ? this.#session.whole() : Promise.resolve(this.answer)),
      name: funnelName(words, shown.definition, this.chosen),
      dates: shown.definition.range ? "" : dataDatesText(words, this.catalog),
      view: this.view,
      picture,
      root: this.renderRoot as ShadowRoot,
    });
    if (!done) this.#desk.refuse(this.#text("export.failed"));
  }

  // ---- the builder -------------------------------------------------------------------------------

  #builder(): TemplateResult {
    const session = this.#session;
    return html`<parcours-builder
      part="builder"
      lang=${this.words.format.locale}
      .timeZone=${this.timeZone}
      aria-label=${this.#text("builder.label")}
      role="region"
      .definition=${session.definition}
      .catalog=${this.catalog}
      .problems=${this.#problems}
      .estimates=${this.engine ? session.estimates : NO_ESTIMATES}
      ?narrow=${this.#room.narrow}
      @parcours-definition=${(event: CustomEvent<{ definition: FunnelDefinition; changing: string | null }>) => {
        event.stopPropagation();
        this.#desk.say("");
        session.edit(event.detail.definition, event.detail.changing);
      }}
    ></parcours-builder>`;
  }

  // ---- the result --------------------------------------------------------------------------------

  #outcome(): TemplateResult {
    const { definition, stale, paused } = this.#session;
    return funnelOutcome({
      words: this.words,
      shown: this.editable && this.opened === "bar" ? null : this.#shown,
      problems: this.#problems,
      building: definition,
      given: this.definition !== null,
      outdated: this.engine ? stale : this.busy,
      paused,
      editable: this.editable,
      wide: this.#room.wide,
      hasCatalog: this.catalog !== null,
      build: () => {
        this.side = "build";
      },
      result: (shown) => this.#shownResult(shown),
    });
  }

  /** While a change waits for its answer the result stays as it is, and is not written anew with every key. */
  #shownResult(shown: ShownAnswer): unknown {
    const { answer, definition } = shown;
    const { paths } = this.#session;
    const given = [answer, definition, paths, this.words, this.engine, this.view, this.chosen, this.cursor, this.allPaths, this.compares, this.editable, this.#room.picture];
    return guard([...given, this.#shownRange, this.catalog, this.#rosetta.answer, this.#rosetta.problem, this.#rosetta.stale], () => this.#result(shown));
  }

  #result(shown: ShownAnswer): TemplateResult {
    const session = this.#session;
    const { answer, definition } = this.#dated(shown);
    const context: ResultContext = {
      words: this.words,
      text: this.#text,
      answer,
      definition,
      span: this.#span(definition),
      width: this.#room.picture,
      openRecords: this.#records.opener(definition),
    };
    return funnelResult(context, {
      name: funnelName(this.words, definition, this.chosen),
      machines: machinesText(this.words, definition, this.catalog),
      view: VIEWS.includes(this.view) ? this.view : "bars",
      paths: this.engine ? session.paths : this.answer,
      refused: this.#problems.length > 0,
      pathsShown: {
        all: this.allPaths,
        showAll: () => {
          this.allPaths = true;
        },
      },
      cursor: {
        at: this.cursor,
        move: (index) => {
          this.cursor = index;
        },
      },
      show: (view) => {
        this.view = view;
      },
      rosetta: this.#comparable
        ? {
            session: this.#rosetta,
            look: (looks) => {
              this.compares = looks;
            },
          }
        : null,
      setTrend:
        (this.engine && !this.engine.frozen) || this.editable
          ? (trend) => {
              this.cursor = null;
              session.edit({ ...session.definition, trend });
            }
          : null,
    });
  }

  /** The range that the answer is about, beside its definition's own. */
  get #shownRange(): DateRange | null {
    return this.engine ? this.#session.answeredRange : this.range;
  }

  /** The definition with that range, so that it says all of what is counted. */
  #dated({ answer, definition }: ShownAnswer): ShownAnswer {
    const range = definition.range ?? this.#shownRange;
    return { answer, definition: range ? { ...definition, range } : definition };
  }

  #span(definition: FunnelDefinition): TrendSpan | null {
    const { catalog } = this;
    const { from = "", to = "", timeZone = "UTC" } = definition.range ?? {};
    return catalog && { dataFrom: catalog.from, dataTo: catalog.to, from, to, timeZone };
  }
}

/** Without an engine nothing is known of what steps match. */
const NO_ESTIMATES: FunnelSession["estimates"] = () => null;
