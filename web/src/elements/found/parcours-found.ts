// <parcours-found>: what a load held: files and formats, rows kept and skipped with reasons and
// samples, findings worth knowing, event types, journeys, properties.
//
// Properties  summary: the load's summary; catalog, doctor: their reports, null while not known;
//             doubtful: files whose dates can be read in two ways; mapped: files whose form can be opened again;
//             unopened: why one could not
// Attributes  fixed: nothing can be removed
// Slots       default: below what was found
// Events      parcours-clear: the reader asked to remove everything; parcours-dates {name, order}: to read that file's
//             dates with the month ("mdy") or the day ("dmy") first; parcours-forms {proposals}: to say what is what
//             in files of no known form; parcours-again {name}: to open the form of a mapped file

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type {
  CatalogAnswer,
  DoctorAnswer,
  LoadSummary,
  SkippedSample,
  SourceSummary,
} from "../../types/index.js";
import { skippedRows } from "../../skipped-rows.js";
import { fileRows, hasLosses, hasRemarks, isBroken, remarksOf } from "../../source-state.js";
import type { LoadProblem } from "../../state/load-state.js";
import { holdsOrders } from "../../state/metric-view.js";
import { eventName, funnelText } from "../funnel/funnel-texts.js";
import { ofPage, pager } from "../pager/paged.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { shareBar } from "../shared/spark.js";
import { controls, tables, tokens } from "../shared/tokens.js";
import { datesRemedy, type DoubtfulDates } from "./dates-remedy.js";
import { doctorView } from "./doctor-view.js";
import { againRemedy, formsRemedy } from "./forms-remedy.js";
import { brokenText, formatText, reasonText, sizeText } from "./found-words.js";
import { isAboutDates, remarkText } from "./doubt-words.js";
import { tabText } from "./tab-words.js";
import { foundStyles } from "./parcours-found.styles.js";
import { shownText } from "../shared/shown-text.js";

/** Of what was not recognised, this many are named. */
const MOST_NAMES = 6;

export class ParcoursFound extends ParcoursElement {
  static override styles = [tokens, controls, tables, foundStyles];
  static override properties: PropertyDeclarations = {
    summary: { attribute: false },
    catalog: { attribute: false },
    doctor: { attribute: false },
    doubtful: { attribute: false },
    mapped: { attribute: false },
    unopened: { attribute: false },
    fixed: { type: Boolean },
    pages: { state: true },
  };

  declare summary: LoadSummary | null;
  declare catalog: CatalogAnswer | null;
  declare doctor: DoctorAnswer | null;
  declare doubtful: readonly DoubtfulDates[];
  declare mapped: readonly string[];
  declare unopened: LoadProblem | null;
  declare fixed: boolean;
  /** Of each list, which of its pages is shown. */
  declare protected pages: Readonly<Record<string, number>>;

  constructor() {
    super();
    this.summary = null;
    this.catalog = null;
    this.doctor = null;
    this.doubtful = [];
    this.mapped = [];
    this.unopened = null;
    this.fixed = false;
    this.pages = {};
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("summary") || changed.has("catalog")) this.pages = {};
  }

  /** A list in a panel of its own, which may be of any length, a page at a time. */
  #list<Row>(title: string, kind: string, rows: readonly Row[], item: (row: Row) => TemplateResult): TemplateResult {
    const page = this.pages[kind] ?? 0;
    return html`<section class="panel part ${kind}">
      <h2>${title}</h2>
      <ul class="counts">
        ${ofPage(rows, page).map(item)}
      </ul>
      ${pager(this.words, rows.length, page, (turned) => {
        this.pages = { ...this.pages, [kind]: turned };
        this.renderRoot.querySelector(`.${kind}`)?.scrollIntoView({ block: "start" });
      })}
    </section>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { summary, catalog, doctor } = this;
    if (!summary) return nothing;
    // What the panels of the load tell; of whatever was loaded by others they know no rows.
    const told = [
      "duplicates",
      ...(summary.sources.length > 0 ? ["rows-skipped"] : []),
      ...(this.doubtful.length > 0 ? ["dates-assumed"] : []),
    ];
    return html`
      <div class="columns">
        <div class="stack">
          ${this.#totals(summary, catalog)} ${this.#sources(summary)}
          ${this.#skipped(summary.sources)} ${doctor ? doctorView(this.words, doctor, { lossy: hasLosses(summary) || hasRemarks(summary), told, orders: holdsOrders(catalog) }) : nothing}
          ${catalog ? html`${this.#journeys(catalog)} ${this.#properties(catalog)}` : nothing}
        </div>
        <div class="stack">
          ${catalog && catalog.types.length > 0 ? this.#types(catalog) : nothing}
        </div>
      </div>
      <slot></slot>
      ${this.fixed ? nothing : this.#clear()}
    `;
  }

  #clear(): TemplateResult {
    const { words } = this;
    return html`<footer class="clear">
        <button @click=${() => this.emit("parcours-clear")}>${tabText(words, "found.clear")}</button>
        <p class="quiet small">${tabText(words, "found.clear.hint")}</p>
      </footer>`;
  }

  #totals(summary: LoadSummary, catalog: CatalogAnswer | null): TemplateResult {
    const { words } = this;
    const facts: [string, string][] = [
      [tabText(words, "found.events"), words.format.number(summary.events)],
      [tabText(words, "found.contacts"), words.format.number(summary.contacts)],
    ];
    if (catalog?.from && catalog.to) {
      facts.push([tabText(words, "found.span"), words.format.dateRange(catalog.from, catalog.to)]);
    }
    if (catalog && catalog.currencies.length > 0) {
      facts.push([tabText(words, "found.currencies"), words.format.list(catalog.currencies)]);
    }
    return html`<section class="panel part">
      <h2>${words.t("found.title")}</h2>
      <dl class="facts">
        ${facts.map(
          ([name, value]) => html`<div>
            <dt class="quiet small">${name}</dt>
            <dd>${value}</dd>
          </div>`,
        )}
      </dl>
      ${summary.duplicates > 0
        ? html`<p class="quiet small">
            ${tabText(words, "found.duplicates", { count: summary.duplicates })}
          </p>`
        : nothing}
    </section>`;
  }

  #sources({ sources, passedOver = [], proposals = [] }: LoadSummary): TemplateResult | typeof nothing {
    const { words } = this;
    // Loaded by whoever shares the engine: of which files it came is not known here.
    if (sources.length === 0) return nothing;
    const { number } = words.format;
    return html`<section class="panel part">
      <h2>${tabText(words, "found.sources")}</h2>
      <ul class="files">
        ${sources.map(
          (source) => html`<li>
            <p class="file">${source.name}</p>
            <p class="quiet small">
              ${[formatText(words, source), sizeText(words, source)].filter(Boolean).join(" · ")} · ${tabText(words, "found.rows")} ${number(fileRows(source))}${source.records === undefined
                ? nothing
                : html` · ${tabText(words, "found.told")} ${number(source.rows)}`} · ${tabText(words, "found.kept")}
              ${number(source.kept)} · ${tabText(words, "found.skipped")} ${number(skippedRows(source))}
            </p>
            ${brokenText(words, source) ? html`<p class="unread small">${brokenText(words, source)}</p>` : nothing}
            ${this.#remarks(source)}
          </li>`,
        )}
        ${passedOver.map(
          ({ name, count, files }) => html`<li>
            <p class="file">${name}</p>
            <p class="quiet small remark">
              ${tabText(words, "found.passed-over", {
                count,
                names: words.format.list(files.slice(0, MOST_NAMES)),
              })}
            </p>
          </li>`,
        )}
      </ul>
      ${this.#complete(sources)}
      ${this.fixed
        ? nothing
        : html`${formsRemedy(words, proposals, () => this.emit("parcours-forms", { proposals }))}
          ${againRemedy(words, this.mapped, this.unopened, (name) => this.emit("parcours-again", { name }))}`}
      ${datesRemedy(words, this.doubtful, (name, order) => this.emit("parcours-dates", { name, order }))}
    </section>`;
  }

  /** That no row was skipped, where there were any. */
  #complete(sources: readonly SourceSummary[]): TemplateResult | typeof nothing {
    const { words } = this;
    if (sources.every(({ rows }) => rows === 0) || sources.some((source) => skippedRows(source) > 0)) return nothing;
    return html`<p class="complete small">
      ${sources.some(isBroken) ? tabText(words, "found.skipped.none.read") : words.t("found.skipped.none")}
    </p>`;
  }

  /** What was left out on purpose, what is kept though nothing here knows it. */
  #remarks(source: SourceSummary): TemplateResult | typeof nothing {
    const { words } = this;
    const { types, keys } = source.unrecognised;
    const names = (values: SourceSummary["unrecognised"]["types"]): string =>
      words.format.list(values.slice(0, MOST_NAMES).map(({ value }) => value));
    // Of dates in doubt the line with the remedy speaks.
    const told = this.doubtful.some(({ name }) => source.name === name || source.name.startsWith(`${name}/`));
    const warnings = remarksOf(source).filter((warning) => !(told && isAboutDates(warning)));
    const remarks = [
      source.ignored > 0 ? words.t("found.ignored", { count: source.ignored }) : "",
      types.length > 0
        ? tabText(words, "found.unrecognised.types", { count: types.length, names: names(types) })
        : "",
      keys.length > 0
        ? tabText(words, "found.unrecognised.keys", { count: keys.length, names: names(keys) })
        : "",
    ].filter(Boolean);
    if (remarks.length + warnings.length === 0) return nothing;
    return html`<ul class="quiet small">
      ${remarks.map((remark) => html`<li class="remark">${remark}</li>`)}
      ${warnings.map((warning) => {
        const { text, translated } = remarkText(words, warning);
        return html`<li class="remark" lang=${translated ? nothing : "en"}>${text}</li>`;
      })}
    </ul>`;
  }

  #skipped(sources: readonly SourceSummary[]): TemplateResult | typeof nothing {
    const { words } = this;
    const count = sources.reduce((sum, source) => sum + skippedRows(source), 0);
    if (count === 0) return nothing;
    const reasons = new Map<string, number>();
    for (const { skipped } of sources) {
      for (const [reason, rows] of Object.entries(skipped)) {
        reasons.set(reason, (reasons.get(reason) ?? 0) + rows);
      }
    }
    const rows = sources.flatMap(({ skippedSamples }) => skippedSamples);
    return html`<section class="panel part">
      <h2>${tabText(words, "found.skipped.title", { count })}</h2>
      <ul class="counts">
        ${[...reasons].map(
          ([reason, rows]) => html`<li>
            <span>${reasonText(words, reason)}</span><span>${words.format.number(rows)}</span>
          </li>`,
        )}
      </ul>
      ${rows.length > 0 ? this.#badRows(rows) : nothing}
    </section>`;
  }

  #badRows(rows: readonly SkippedSample[]): TemplateResult {
    const { words } = this;
    return html`<details>
      <summary class="small">${tabText(words, "found.samples")}</summary>
      <ul class="bad">
        ${rows.map(
          (row) => html`<li>
            <p class="quiet small">
              ${row.line === null ? nothing : `${words.t("found.sample.line", { line: row.line })}: `}
              ${reasonText(words, row.reason)}
            </p>
            <code>${row.excerpt}</code>
          </li>`,
        )}
      </ul>
    </details>`;
  }

  #types(catalog: CatalogAnswer): TemplateResult {
    const { words } = this;
    const types = [...catalog.types].sort((a, b) => b.events - a.events);
    const largest = types[0]?.events ?? 0;
    return this.#list(
      tabText(words, "found.types"),
      "types",
      types,
      ({ type, events }) => html`<li>
        <span>${eventName(funnelText(words), type)} <span class="type quiet small">${type}</span></span><span>${words.format.number(events)}</span>
        ${shareBar(largest > 0 ? events / largest : 0)}
      </li>`,
    );
  }

  #journeys(catalog: CatalogAnswer): TemplateResult | typeof nothing {
    const { words } = this;
    if (catalog.journeys.length === 0) return nothing;
    return this.#list(
      tabText(words, "found.journeys"),
      "journeys",
      catalog.journeys,
      ({ name, status, messages }) => html`<li>
        <span>${shownText(words, name)}</span>
        <span class="quiet small"
          >${tabText(words, "found.journeys.messages", { count: messages.length })},
          ${words.t(`report.status.${status}`)}</span
        >
      </li>`,
    );
  }

  #properties(catalog: CatalogAnswer): TemplateResult | typeof nothing {
    const { words } = this;
    if (catalog.properties.length === 0) return nothing;
    return this.#list(
      tabText(words, "found.properties"),
      "properties",
      catalog.properties,
      ({ name, distinct, values }) => html`<li>
        <span class="type">${name}</span>
        <span class="quiet small">${tabText(words, "found.distinct", { count: distinct })}</span>
        <span class="quiet small values"
          >${values
            .slice(0, 5)
            .map(({ value }) => shownText(words, value))
            .join(", ")}</span
        >
      </li>`,
    );
  }
}
