// What the sections about orders share: whose orders, of which engine, and that nothing is asked until the section
// is opened.

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Client } from "../../client.js";
import type { CatalogAnswer, MetricSelection, ReportRequest } from "../../types/index.js";
import { LatestQuestion } from "../shared/latest-question.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { problemDetails, problemSummary } from "../shared/problem-words.js";

export abstract class OrdersSection<R extends ReportRequest> extends ParcoursElement {
  static override properties: PropertyDeclarations = {
    engine: { attribute: false },
    // Made anew with every drawing of the report: its content counts.
    selection: { attribute: false, hasChanged: (one, other) => JSON.stringify(one) !== JSON.stringify(other) },
    catalog: { attribute: false },
    open: { state: true },
  };

  declare engine: Pick<Client, "query"> | null;
  declare selection: MetricSelection | null;
  declare catalog: CatalogAnswer | null;
  declare protected open: boolean;

  protected readonly question = new LatestQuestion<R>(() => {
    this.requestUpdate();
  });

  constructor() {
    super();
    this.engine = null;
    this.selection = null;
    this.catalog = null;
    this.open = false;
  }

  /** What an open section asks. */
  protected abstract request(selection: MetricSelection): R;

  protected ask(): void {
    const { engine, selection, catalog, open } = this;
    this.question.want(engine && selection && open ? { engine, data: catalog, request: this.request(selection) } : null);
  }

  protected section(label: string, body: () => TemplateResult): TemplateResult {
    return html`<details
      class="panel"
      @toggle=${(event: Event) => {
        if (event.target === event.currentTarget) this.open = (event.currentTarget as HTMLDetailsElement).open;
      }}
    >
      <summary><h2>${label}</h2></summary>
      ${this.open ? html`<div class="body">${body()}</div>` : nothing}
    </details>`;
  }

  /** What stands in place of an answer: why there is none, or that it comes; null where there is one. */
  protected get missing(): TemplateResult | null {
    const { answer, problem, stale } = this.question;
    if (problem && !stale) {
      return html`<div role="alert"><p>${problemSummary(this.words, problem)}</p>${problemDetails(this.words, problem)}</div>`;
    }
    return answer ? null : html`<p class="quiet" aria-busy="true">${this.words.t("report.loading")}</p>`;
  }
}
