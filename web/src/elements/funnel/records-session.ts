// RecordsSession: the records behind one number, page by page, and what explains one of them. No DOM.
//
// The latest question wins; an answer to an earlier one is dropped. A page costs the engine the whole search,
// so pages are large and only asked when they are looked at.

import type { Client } from "../../client.js";
import { problemsOf, type Problem } from "../../state/problem.js";
import type {
  ExplainAnswer,
  FunnelDefinition,
  RecordsAnswer,
  RecordsAt,
  RecordsRequest,
} from "../../types/index.js";

export const PAGE_RECORDS = 100;

/** The number that was opened: whose records, in words. */
export interface OpenedNumber {
  readonly definition: FunnelDefinition;
  readonly at: RecordsAt;
  readonly title: string;
}

export class RecordsSession {
  readonly #onChange: () => void;
  #engine: Pick<Client, "query"> | null = null;
  #asked = 0;

  opened: OpenedNumber | null = null;
  offset = 0;
  answer: RecordsAnswer | null = null;
  explained: ExplainAnswer | null = null;
  /** Being explained; its answer may still be awaited. */
  record: string | null = null;
  busy = false;
  problem: Problem | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  open(engine: Pick<Client, "query">, opened: OpenedNumber): void {
    this.#engine = engine;
    this.opened = opened;
    this.answer = null;
    this.explained = null;
    this.record = null;
    this.page(0);
  }

  close(): void {
    this.#asked += 1;
    this.opened = null;
    this.answer = null;
    this.explained = null;
    this.record = null;
    this.problem = null;
    this.#onChange();
  }

  request(): RecordsRequest | null {
    if (!this.opened) return null;
    const { definition, at } = this.opened;
    return { report: "records", definition, at };
  }

  page(offset: number): void {
    const request = this.request();
    if (!request) return;
    this.offset = Math.max(0, offset);
    void this.#ask({ ...request, limit: PAGE_RECORDS, offset: this.offset }, (answer) => {
      this.answer = answer as RecordsAnswer;
    });
  }

  explain(record: string): void {
    if (!this.opened) return;
    this.record = record;
    this.explained = null;
    void this.#ask({ report: "explain", definition: this.opened.definition, record }, (answer) => {
      this.explained = answer as ExplainAnswer;
    });
  }

  /** From one record to the list, which is still there. */
  back(): void {
    this.#asked += 1;
    this.record = null;
    this.explained = null;
    this.problem = null;
    this.busy = false;
    if (!this.answer) this.page(this.offset);
    this.#onChange();
  }

  async #ask(
    request: Parameters<Pick<Client, "query">["query"]>[0],
    settle: (answer: unknown) => void,
  ): Promise<void> {
    const turn = ++this.#asked;
    this.busy = true;
    this.problem = null;
    this.#onChange();
    try {
      const answer = await this.#engine?.query(request);
      if (turn === this.#asked) settle(answer);
    } catch (error) {
      if (turn === this.#asked) this.problem = problemsOf(error)[0] ?? null;
    } finally {
      if (turn === this.#asked) this.busy = false;
      this.#onChange();
    }
  }
}
