// <parcours-mapping>: a file of unknown shape: which of its keys is what, with a look at the first ten
// events as they would be read. Loaded when such a file is met.
//
// Properties  proposal: the engine's guess, the keys it saw, its preview (types/load.ts)
//             preview: the same by what is chosen now, null while it is asked
//             problem: why the preview could not be made
// Events      parcours-mapping {mapping}: read the file so; parcours-preview {mapping}: show how it
//             would be read; parcours-cancel
// Parts       preview

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { LoadProblem } from "../../state/load-state.js";
import {
  byColumns,
  byRows,
  draftOf,
  isReadByFormat,
  mappingOf,
  missingFields,
  OPTIONAL_FIELDS,
  REQUIRED_FIELDS,
  typeValues,
  unknownValues,
  withColumn,
  withKey,
  withType,
  type MappedField,
  type MappingDraft,
  type RequiredField,
} from "../../state/mapping-form.js";
import type { Preview, PreviewKey } from "../../types/index.js";
import { formatText, skipReasons } from "../found/found-words.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { problemDetails, problemSummary } from "../shared/problem-words.js";
import { controls, fields, tables, tokens } from "../shared/tokens.js";
import { isKnownType, KNOWN_TYPES } from "./known-types.js";
import { mappingText, type MappingText } from "./mapping-words.js";
import { mappingStyles } from "./parcours-mapping.styles.js";
import { previewTable } from "./preview-table.js";

/** After the last change, before a preview is asked. */
const SETTLE_MS = 250;
const WAYS = {
  mdy: "dateOrder.mdy",
  dmy: "dateOrder.dmy",
  ".": "decimal.point",
  ",": "decimal.comma",
} as const;
const ONE_TYPE = "\u0000one";
const COLUMNS = "\u0000columns";

/** A format knows words of its own. */
function isKnown({ rest }: MappingDraft, type: string): boolean {
  return rest.format !== undefined || isKnownType(type);
}

export class ParcoursMapping extends ParcoursElement {
  static override styles = [tokens, controls, fields, tables, mappingStyles];
  static override properties: PropertyDeclarations = {
    proposal: { attribute: false },
    preview: { attribute: false },
    problem: { attribute: false },
    draft: { state: true },
    tried: { state: true },
  };

  declare proposal: Preview | null;
  declare preview: Preview | null;
  declare problem: LoadProblem | null;
  declare protected draft: MappingDraft | null;
  declare protected tried: boolean;

  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.proposal = null;
    this.preview = null;
    this.problem = null;
    this.draft = null;
    this.tried = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#settling);
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector("select")?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("proposal")) {
      const draft = this.proposal ? draftOf(this.proposal) : null;
      this.tried = false;
      this.draft = draft;
      // Of a file that was taken for a known form no row is shown yet.
      if (draft && this.proposal?.rows.length === 0) this.#change(draft);
    }
  }

  get #text(): MappingText {
    return mappingText(this.words);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, proposal, draft } = this;
    if (!proposal || !draft) return nothing;
    const missing = missingFields(draft);
    const unknown = unknownValues(typeValues((this.preview ?? proposal).keys, draft).shown, draft, (type) => isKnown(draft, type)).length;
    return html`<form
      class="panel"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        this.#submit();
      }}
    >
      <header>
        <h1>${this.#text("title", { name: proposal.summary.name })}</h1>
        <p class="quiet">${this.#lead(proposal, draft)}</p>
      </header>
      <div class="fields">${REQUIRED_FIELDS.map((field) => this.#field(proposal, draft, field))}</div>
      ${this.#doubt(draft)} ${draft.events ? this.#columns(proposal, draft.events) : this.#types(proposal, draft)}
      <details>
        <summary>${this.#text("more")}</summary>
        <div class="fields">
          ${OPTIONAL_FIELDS.map((field) => this.#field(proposal, draft, field))} ${this.#zone(draft)}
          ${this.#form(draft, "dateOrder", ["mdy", "dmy"])} ${this.#form(draft, "decimal", [".", ","])}
        </div>
        <p class="quiet small">${this.#text("rest")}</p>
      </details>
      ${this.tried && missing.length > 0
        ? html`<p class="problem" role="alert">${this.#missing(missing)}</p>`
        : nothing}
      ${this.problem
        ? html`<div class="problem" role="alert"><p>${problemSummary(words, this.problem)}</p>${problemDetails(words, this.problem)}</div>`
        : nothing}
      ${previewTable(words, this.preview ?? proposal, this.preview !== null)}
      <footer>
        <p class="unknown small" role="status">${missing.length > 0 ? this.#missing(missing) : unknown > 0 ? this.#text("types.unknown.count", { count: unknown }) : nothing}</p>
        <button type="button" @click=${() => this.emit("parcours-cancel")}>${this.#text("cancel")}</button>
        <button class="primary">${this.#text("load")}</button>
      </footer>
    </form>`;
  }

  /** Of a file that was taken for a known form: for which, and why none of its rows can be used. */
  #lead({ problem, summary }: Preview, { rest }: MappingDraft): string {
    const { words } = this;
    const reasons = problem !== undefined && summary.decidedBy === "signature" ? skipReasons(words, summary) : "";
    const format = formatText(words, summary);
    if (rest.format !== undefined) return this.#text(reasons === "" ? "lead.over.again" : "lead.over", { format, reasons });
    return reasons === "" ? this.#text("lead") : this.#text("lead.unfit", { format, reasons });
  }

  #missing(fields: readonly RequiredField[]): string {
    return this.#text("missing", { fields: this.words.format.list(fields.map((field) => this.#text(`field.${field}`))) });
  }

  #change(draft: MappingDraft): void {
    this.draft = draft;
    clearTimeout(this.#settling);
    const mapping = mappingOf(draft);
    if (!mapping) return;
    this.#settling = setTimeout(() => this.emit("parcours-preview", { mapping }), SETTLE_MS);
  }

  #submit(): void {
    this.tried = true;
    const mapping = this.draft && mappingOf(this.draft);
    if (mapping) this.emit("parcours-mapping", { mapping });
  }

  /** Keys that fit the field first; each with what stands in it, so that one can tell. */
  #field(proposal: Preview, draft: MappingDraft, field: MappedField): TemplateResult {
    const required = field === "contact" || field === "time" || field === "type";
    const chosen = draft.keys[field];
    const fits = (key: PreviewKey): number => key.fits[field] ?? 0;
    const keys = [...proposal.keys].sort((a, b) => fits(b) - fits(a));
    const key = keys.find((candidate) => candidate.key === chosen);
    const value = field === "type" && draft.events ? COLUMNS : field === "type" && chosen === "" && draft.oneType !== "" ? ONE_TYPE : chosen;
    const format = formatText(this.words, proposal.summary);
    const hint = field === "time" && draft.events ? "hint.time.columns" : (`hint.${field}` as const);
    const isNeeded = required && hint !== "hint.time.columns";
    const none = isReadByFormat(draft, field) ? this.#text("as.format", { format }) : this.#text(isNeeded ? "choose" : "none");
    const wrong = this.tried && required && missingFields(draft).includes(field);
    return html`<div class="of">
      <label for="field-${field}">${this.#text(`field.${field}`)}</label>
      <select
        id="field-${field}"
        class="field"
        aria-describedby="hint-${field}"
        aria-invalid=${wrong ? "true" : "false"}
        @change=${(event: Event) => {
          const { value: picked } = event.target as HTMLSelectElement;
          if (picked === COLUMNS) {
            this.#change(byColumns(draft, proposal));
            return;
          }
          const plain = { ...draft, oneType: picked === ONE_TYPE ? draft.oneType || "page_view" : "" };
          this.#change(withKey(field === "type" ? byRows(plain) : draft, field, picked === ONE_TYPE ? "" : picked));
        }}
      >
        <option value="" ?selected=${value === ""}>${none}</option>
        ${field === "type"
          ? html`<option value=${ONE_TYPE} ?selected=${value === ONE_TYPE}>${this.#text("type.one")}</option>
              <option value=${COLUMNS} ?selected=${value === COLUMNS}>${this.#text("type.columns")}</option>`
          : nothing}
        ${keys.map((candidate) => html`<option value=${candidate.key} ?selected=${candidate.key === value}>${candidate.key}</option>`)}
      </select>
      <p class="quiet small samples" id="hint-${field}">
        ${key ? this.#samples(key) : this.#text(hint)}
      </p>
      ${value === ONE_TYPE ? this.#oneType(draft) : nothing}
    </div>`;
  }

  #oneType(draft: MappingDraft): TemplateResult {
    return html`<input
      class="field"
      list="types"
      aria-label=${this.#text("type.one")}
      .value=${draft.oneType}
      @change=${(event: Event) => {
        this.#change({ ...draft, oneType: (event.target as HTMLInputElement).value });
      }}
    />`;
  }

  #samples({ samples }: PreviewKey): string {
    return samples.length > 0 ? this.#text("samples", { samples: samples.slice(0, 3).join(", ") }) : "";
  }

  /** Of a table with a column for each event: what each tells. */
  #columns({ keys }: Preview, events: Readonly<Record<string, string>>): TemplateResult {
    const columns = Object.keys(events);
    const others = keys.filter(({ key }) => !(key in events));
    return html`<fieldset class="types">
      <legend>${this.#text("columns")}</legend>
      <p class="quiet small">${this.#text("columns.hint")}</p>
      ${columns.map((column) => {
        const type = events[column] ?? "";
        const key = keys.find((candidate) => candidate.key === column);
        const types = type === "" || KNOWN_TYPES.includes(type) ? KNOWN_TYPES : [type, ...KNOWN_TYPES];
        return html`<label class="type"
          ><span><code>${column}</code>${key ? html` <small class="quiet">${this.#samples(key)}</small>` : nothing}</span
          ><select
            class="field"
            data-column=${column}
            @change=${(event: Event) => {
              this.#tell(column, (event.target as HTMLSelectElement).value);
            }}
          >
            <option value="" ?selected=${type === ""}>${this.#text("columns.none")}</option>
            ${types.map((known) => html`<option value=${known} ?selected=${known === type}>${known}</option>`)}
          </select></label
        >`;
      })}
      ${others.length > 0
        ? html`<label class="type"
            ><span>${this.#text("columns.add")}</span
            ><select
              class="field"
              @change=${(event: Event) => {
                const select = event.target as HTMLSelectElement;
                const added = select.value;
                select.value = "";
                if (added !== "") void this.#add(added);
              }}
            >
              <option value="" selected>${this.#text("choose")}</option>
              ${others.map(({ key }) => html`<option value=${key}>${key}</option>`)}
            </select></label
          >`
        : nothing}
    </fieldset>`;
  }

  #tell(column: string, type: string): void {
    if (this.draft) this.#change(withColumn(this.draft, column, type));
  }

  /** The next thing to say of it is what it tells. */
  async #add(column: string): Promise<void> {
    this.#tell(column, "");
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll<HTMLElement>("[data-column]")].find(({ dataset }) => dataset.column === column)?.focus();
  }

  /** What the file calls its events, and what they are here. */
  #types(proposal: Preview, draft: MappingDraft): TemplateResult {
    // The preview looks at more of the file than the proposal did.
    const values = typeValues((this.preview ?? proposal).keys, draft);
    const hidden = values.distinct - values.shown.length;
    const unknown = new Set(unknownValues(values.shown, draft, (type) => isKnown(draft, type)));
    return html`<datalist id="types">${KNOWN_TYPES.map((type) => html`<option value=${type}></option>`)}</datalist>
      ${values.shown.length > 0
        ? html`<fieldset class="types">
            <legend>${this.#text("types")}</legend>
            <p class="quiet small">${this.#text("types.hint")}</p>
            ${values.shown.map(
              ({ value: theirs, count }) => html`<label class="type"
                ><span
                  ><code>${theirs}</code>${count === null
                    ? nothing
                    : html` <small class="quiet">${this.#text("types.rows", { count })}</small>`}${unknown.has(theirs)
                    ? html` <small class="unknown">${this.#text("types.unknown")}</small>`
                    : nothing}</span
                ><input
                  class="field"
                  list="types"
                  .value=${draft.types[theirs] ?? theirs}
                  @change=${(event: Event) => {
                    this.#change(withType(draft, theirs, (event.target as HTMLInputElement).value.trim()));
                  }}
              /></label>`,
            )}
            ${hidden > 0 ? html`<p class="quiet small">${this.#text("types.others", { count: hidden })}</p>` : nothing}
          </fieldset>`
        : nothing}`;
  }

  /** How dates or amounts are written, with what the first records say of it. */
  #form<F extends "dateOrder" | "decimal">(draft: MappingDraft, form: F, ways: readonly MappingDraft[F][]): TemplateResult {
    const way = (value: string): string => this.#text(WAYS[value as keyof typeof WAYS]);
    return html`<div class="of">
      <label for=${form}>${this.#text(form)}</label>
      <select
        id=${form}
        class="field"
        aria-describedby="hint-${form}"
        @change=${(event: Event) => {
          this.#change({ ...draft, [form]: (event.target as HTMLSelectElement).value });
        }}
      >
        <option value="" ?selected=${draft[form] === ""}>${this.#text("form.auto")}</option>
        ${ways.map((value) => html`<option value=${value} ?selected=${value === draft[form]}>${way(value)}</option>`)}
      </select>
      <p class="quiet small" id="hint-${form}">
        ${this.#text(`${form}.hint`)} ${draft[form] === "" ? this.#readAs(form) : nothing}
      </p>
    </div>`;
  }

  /** What the first rows told of a form that nobody chose; nothing where no row has it, or none told. */
  #readAs(form: "dateOrder" | "decimal"): string {
    const { dates, amounts } = (this.preview ?? this.proposal)?.summary ?? {};
    const read = form === "dateOrder" ? dates : amounts;
    if (!read) return "";
    const way = "order" in read ? read.order : read.decimal;
    const key = read.decidedBy === "assumed" ? "form.assumed" : "form.told";
    return this.#text(key, { way: this.#text(WAYS[way]) });
  }

  /** Dates that nothing in the file decides, where they cannot be overlooked: one button says which way is right. */
  #doubt(draft: MappingDraft): TemplateResult | typeof nothing {
    const { dates } = (this.preview ?? this.proposal)?.summary ?? {};
    if (!dates || dates.ambiguous === 0 || (dates.decidedBy !== "assumed" && draft.dateOrder === "")) return nothing;
    const order = draft.dateOrder || dates.order;
    return html`<div class="problem doubt">
      <p role="status">${this.#text(`dates.${order}`, { count: dates.ambiguous })}</p>
      <div class="ways" role="group" aria-label=${this.#text("dateOrder")}>
        ${(["mdy", "dmy"] as const).map(
          (way) =>
            html`<button
              type="button"
              aria-pressed=${way === draft.dateOrder ? "true" : "false"}
              @click=${() => {
                this.#change({ ...draft, dateOrder: way });
              }}
            >
              ${this.#text(WAYS[way])}
            </button>`,
        )}
      </div>
    </div>`;
  }

  #zone(draft: MappingDraft): TemplateResult {
    return html`<div class="of">
      <label for="zone">${this.#text("zone")}</label>
      <select
        id="zone"
        class="field"
        @change=${(event: Event) => {
          this.#change({ ...draft, timeZone: (event.target as HTMLSelectElement).value });
        }}
      >
        <option value="" ?selected=${draft.timeZone === ""}>UTC</option>
        ${Intl.supportedValuesOf("timeZone").map(
          (zone) => html`<option value=${zone} ?selected=${zone === draft.timeZone}>${zone}</option>`,
        )}
      </select>
      <p class="quiet small">${this.#text("zone.hint")}</p>
    </div>`;
  }
}
