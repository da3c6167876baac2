// One message's recipients over an engine: pages of them, fetched as they come into view. No DOM.
//
// A change of the question (selection, search, state, order) starts an empty list; answers to an
// earlier question are dropped.

import type { Client } from "../../client.js";
import type { LoadProblem } from "../../state/load-state.js";
import { FIRST_LOOK, type RecipientsLook } from "../../state/requests.js";
import {
  emptyPages,
  missingPages,
  PAGE_ROWS,
  withAsked,
  withoutAsked,
  withPage,
  type RowPages,
} from "../../state/row-pages.js";
import type { RecipientRow, RecipientsRequest } from "../../types/index.js";
import { problemOf } from "../../state/problem.js";

export class RecipientsSession {
  readonly #engine: Pick<Client, "query">;
  readonly #onChange: () => void;
  #request: RecipientsRequest | null = null;

  look: RecipientsLook = FIRST_LOOK;
  rows: RowPages<RecipientRow> = emptyPages("");
  problem: LoadProblem | null = null;

  constructor(engine: Pick<Client, "query">, onChange: () => void) {
    this.#engine = engine;
    this.#onChange = onChange;
  }

  get request(): RecipientsRequest | null {
    return this.#request;
  }

  /** Begins again where the request is another. */
  ask(request: RecipientsRequest): void {
    const key = JSON.stringify(request);
    if (key === this.rows.key) return;
    this.#request = request;
    this.rows = emptyPages(key);
    this.problem = null;
    this.need(0, PAGE_ROWS - 1);
  }

  /** Nothing is looked at: the next ask begins anew. */
  forget(): void {
    this.#request = null;
    this.look = FIRST_LOOK;
    this.renew();
  }

  /** The data is another one: the next ask begins anew, with the same look. */
  renew(): void {
    this.rows = emptyPages("");
    this.problem = null;
  }

  /** The rows from `first` to `last` are about to be seen. After a failure only a new request asks. */
  need(first: number, last: number): void {
    if (this.problem) return;
    for (const page of missingPages(this.rows, first, last)) void this.#fetch(page);
  }

  async #fetch(page: number): Promise<void> {
    const request = this.#request;
    if (!request) return;
    const { key } = this.rows;
    this.rows = withAsked(this.rows, page);
    try {
      const answer = await this.#engine.query({ ...request, limit: PAGE_ROWS, offset: page * PAGE_ROWS });
      if (this.rows.key !== key) return;
      this.rows = withPage(this.rows, page, answer.total, answer.rows);
    } catch (error) {
      if (this.rows.key !== key) return;
      this.rows = withoutAsked(this.rows, page);
      this.problem = problemOf(error);
    }
    this.#onChange();
  }
}
