// <parcours-builder>: a funnel's definition as stages that are added, dragged, filtered, named.
//
// Properties  definition: what is edited; catalog: the steps on offer and the values to filter by;
//             problems: what the engine refused, each shown where its path points; estimates: how
//             many events and contacts a step matches; narrow: one column, editors in sheets (also
//             where the element itself is narrow)
// Events      parcours-definition {definition, changing}: the reader changed it; changes of one name
//             in a row (a slider, a word) are one
// Parts       palette, stages, stage, step, settings

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { addStage, addStep, EMPTY_FUNNEL, moveStage, moveStep, MOST_STAGES, stepToStage } from "../../state/funnel/edit.js";
import { problemsElsewhere } from "../../state/funnel/place.js";
import { withIds } from "../../state/funnel/stage-ids.js";
import type { Problem } from "../../state/problem.js";
import type { CatalogAnswer, FunnelDefinition, FunnelStep } from "../../types/index.js";
import { formStyles } from "../funnel/form.styles.js";
import type { Estimate } from "../funnel/funnel-session.js";
import { eventName, funnelText, stageTitle } from "../funnel/funnel-texts.js";
import { tools } from "../funnel/tool-icons.js";
import { icons } from "../shared/icons.js";
import { loadPart } from "../shared/lazy.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { controls, tokens } from "../shared/tokens.js";
import type { BuilderContext, FilterDraft, Opened } from "./builder-context.js";
import type { BuilderDrag } from "./builder-drag.js";
import { keepFocus, placeOfFocus, type FocusPlace } from "./builder-focus.js";
import { palette } from "./builder-palette.js";
import { comparison, settings, windowSetting } from "./builder-settings.js";
import { stageCard, stageOptions, stepFilters } from "./builder-stage.js";
import { paletteStyles } from "./builder-palette.styles.js";
import { stageStyles } from "./builder-stage.styles.js";
import { filterStyles } from "./filter-editor.styles.js";
import { builderStyles } from "./parcours-builder.styles.js";

/** Below this width, in px, there is one column. */
const NARROW = 460;

export class ParcoursBuilder extends ParcoursElement {
  static override styles = [tokens, controls, formStyles, builderStyles, paletteStyles, stageStyles, filterStyles];
  static override properties: PropertyDeclarations = {
    definition: { attribute: false },
    catalog: { attribute: false },
    problems: { attribute: false },
    estimates: { attribute: false },
    narrow: { type: Boolean },
    small: { state: true },
    opened: { state: true },
    search: { state: true },
    page: { state: true },
    draft: { state: true },
    unfolded: { state: true },
  };

  declare definition: FunnelDefinition;
  declare catalog: CatalogAnswer | null;
  declare problems: readonly Problem[];
  declare estimates: (step: FunnelStep) => Estimate | null | undefined;
  declare narrow: boolean;
  declare protected small: boolean;
  declare protected opened: Opened;
  declare protected search: string;
  /** Of the palette. */
  declare protected page: number;
  declare protected draft: FilterDraft | null;
  /** The settings are open: closed, as they are for most, they are not there. */
  declare protected unfolded: boolean;

  #drag: BuilderDrag | null = null;
  /** Where focus returns when a sheet closes. */
  #opener: HTMLElement | null = null;
  #focused: FocusPlace = null;

  readonly #resized = new ResizeObserver(([entry]) => {
    if (entry && entry.contentRect.width > 0) this.small = entry.contentRect.width < NARROW;
  });

  constructor() {
    super();
    this.definition = EMPTY_FUNNEL;
    this.catalog = null;
    this.problems = [];
    this.estimates = () => null;
    this.narrow = false;
    this.small = false;
    this.opened = null;
    this.search = "";
    this.page = 0;
    this.draft = null;
    this.unfolded = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    void this.#loadDrag();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#drag?.destroy();
    this.#drag = null;
  }

  /** Dragging is an extra: everything works without it, so it is loaded after. */
  async #loadDrag(): Promise<void> {
    const code = await loadPart("builder-drag", () => import("./builder-drag.js"));
    if (!code || !this.isConnected || this.#drag) return;
    this.#drag = new code.BuilderDrag({
      onAdd: (event, stage, at) => {
        const { definition } = this;
        this.#edit(
          stage === null ? addStage(definition, { event }) : addStep(definition, stage, { event }, at),
        );
      },
      onMoveStep: (from, to) => {
        this.#edit(to === null ? stepToStage(this.definition, from) : moveStep(this.definition, from, to));
      },
      onMoveStage: (from, to) => {
        this.#edit(moveStage(this.definition, from, to));
      },
    });
    this.#drag.sync(this.renderRoot);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#focused = placeOfFocus(this.renderRoot as ShadowRoot);
    if (changed.has("definition")) this.definition = withIds(this.definition);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("definition")) keepFocus(this.renderRoot as ShadowRoot, this.#focused);
    // Estimates and problems come and go with every key that is typed, and move nothing.
    if (["definition", "catalog", "opened", "search", "page", "small", "narrow"].some((name) => changed.has(name as keyof ParcoursBuilder))) {
      this.#drag?.sync(this.renderRoot);
    }
    const sheet = this.renderRoot.querySelector("dialog");
    if (this.#isNarrow && this.opened && sheet && !sheet.open) sheet.showModal();
    if (sheet?.open && (!this.opened || !this.#isNarrow)) sheet.close();
    if (changed.has("opened" as keyof ParcoursBuilder) && this.opened?.what === "palette" && !this.#isNarrow) {
      this.renderRoot.querySelector<HTMLElement>("#palette-search")?.focus();
    }
  }

  get #isNarrow(): boolean {
    return this.narrow || this.small;
  }

  #edit(definition: FunnelDefinition, changing?: string): void {
    if (definition === this.definition) return;
    this.definition = definition;
    this.emit("parcours-definition", { definition, changing: changing ?? null });
  }

  #open(opened: Opened): void {
    if (opened && !this.opened) {
      const active = (this.renderRoot as ShadowRoot).activeElement;
      this.#opener = active instanceof HTMLElement ? active : null;
    }
    this.opened = opened;
    this.draft = null;
    if (opened || !this.#opener) return;
    const opener = this.#opener;
    this.#opener = null;
    void this.updateComplete.then(() => {
      if (opener.isConnected) opener.focus();
    });
  }

  get #context(): BuilderContext {
    return {
      words: this.words,
      text: funnelText(this.words),
      definition: this.definition,
      catalog: this.catalog,
      problems: this.problems,
      opened: this.opened,
      search: this.search,
      page: this.page,
      draft: this.draft,
      narrow: this.#isNarrow,
      estimateOf: this.estimates,
      edit: (next, changing) => {
        this.#edit(next, changing);
      },
      open: (opened) => {
        this.#open(opened);
      },
      setSearch: (search) => {
        this.search = search;
        this.page = 0;
      },
      turn: (page) => {
        this.page = page;
        this.renderRoot.querySelector(".groups")?.scrollTo({ top: 0 });
      },
      setDraft: (draft) => {
        this.draft = draft;
      },
    };
  }

  protected override render(): TemplateResult {
    const context = this.#context;
    return html`<div class=${context.narrow ? "builder narrow" : "builder"}>
      ${context.narrow
        ? this.#sheet(context)
        : html`<section class="palette" part="palette" aria-labelledby="palette-title">
            ${palette(context)}
          </section>`}
      <section class="middle" aria-label=${context.text("stages.label")}>
        <div class="first">${windowSetting(context)} ${comparison(context)}</div>
        ${this.#stages(context)} ${this.#settings(context)}
      </section>
    </div>`;
  }

  #stages(context: BuilderContext): TemplateResult {
    const { text, definition } = context;
    const { stages } = definition;
    return html`
      ${problemsElsewhere(context.problems, stages.length)
        .filter(({ path }) => path.endsWith("stages") || path === "" || path === "definition")
        .map(({ message }) => html`<p class="problem small" role="alert">${message}</p>`)}
      <ol class="stages" part="stages">
        ${repeat(stages, ({ id }) => id, (stage, index) => stageCard(context, stage, index))}
      </ol>
      ${stages.length === 0
        ? html`<div class="empty">
            <h2>${text("stages.empty.title")}</h2>
            <p class="quiet small">${text("stages.empty")}</p>
          </div>`
        : nothing}
      ${stages.length < MOST_STAGES
        ? html`<div class="more">
            <ul class="new-stage" aria-hidden="true"></ul>
            <button
              class="low"
              @click=${() => {
                context.open({ what: "palette", stage: null });
              }}
            >
              ${tools.plus}<span>${text("stages.add")}</span>
            </button>
            <p class="quiet small drop-hint" aria-hidden="true">${text("stages.drop")}</p>
          </div>`
        : nothing}
      ${stages.length === 1 ? html`<p class="quiet small one">${text("stages.one")}</p>` : nothing}
    `;
  }

  #settings(context: BuilderContext): TemplateResult {
    const { text, narrow } = context;
    if (narrow) {
      return html`<button
        class="wide"
        @click=${() => {
          context.open({ what: "settings" });
        }}
      >
        ${tools.options}<span>${text("settings.label")}</span>
      </button>`;
    }
    return html`<details
      class="settings"
      part="settings"
      ?open=${this.unfolded}
      @toggle=${(event: Event) => {
        this.unfolded = (event.currentTarget as HTMLDetailsElement).open;
      }}
    >
      <summary>${text("settings.label")}</summary>
      ${this.unfolded ? html`<div class="settings-body">${settings(context)}</div>` : nothing}
    </details>`;
  }

  /** On a phone whatever is opened lies in a sheet over the stages. */
  #sheet(context: BuilderContext): TemplateResult {
    const { text } = context;
    return html`<dialog
      class="sheet"
      aria-label=${this.#sheetTitle(context)}
      @close=${() => {
        if (this.opened) this.#open(null);
      }}
      @click=${(event: Event) => {
        // The backdrop is the dialog itself, everything else is in it.
        if (event.target === event.currentTarget) this.#open(null);
      }}
    >
      <div class="sheet-body">
        <header>
          ${this.opened?.what === "palette" ? nothing : html`<h2>${this.#sheetTitle(context)}</h2>`}
          <button
            class="plain"
            @click=${() => {
              this.#open(null);
            }}
          >
            ${icons.close}<span>${text("close")}</span>
          </button>
        </header>
        ${this.#sheetContent(context)}
      </div>
    </dialog>`;
  }

  #sheetTitle({ opened, text, words, definition }: BuilderContext): string {
    if (opened?.what === "settings") return text("settings.label");
    if (opened?.what === "step") {
      const step = definition.stages[opened.stage]?.steps[opened.step];
      return step ? text("step.filter", { step: eventName(text, step.event) }) : "";
    }
    const stage = definition.stages[opened?.stage ?? -1];
    if (opened?.what === "palette") return text("palette.label");
    return stage ? text("stage.options", { stage: stageTitle(words, stage) }) : "";
  }

  #sheetContent(context: BuilderContext): TemplateResult | typeof nothing {
    const { opened, definition } = context;
    switch (opened?.what) {
      case "palette":
        return palette(context);
      case "settings":
        return settings(context);
      case "step":
        return stepFilters(context, opened.stage, opened.step);
      case "stage": {
        const stage = definition.stages[opened.stage];
        return stage ? stageOptions(context, stage, opened.stage) : nothing;
      }
      default:
        return nothing;
    }
  }
}
