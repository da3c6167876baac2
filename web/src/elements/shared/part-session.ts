// PartSession: what one element that stands alone asks of an engine that it may share with others. No DOM.
//
// First the catalog, which says what days a selection means and whether there is anything; then what the element shows. All is
// asked again when the engine's data changes; until then the last answers stay. What another element asked already is not
// asked a second time (shared-answers.ts), where elements stand alone at all: a report asks for its own.

import { EVERYTHING, type Selection } from "../../state/selection.js";
import type { Asked } from "./asked-answers.js";
import { SelectedAnswers } from "./selected-answers.js";
import type { PartEngine, SharedAnswers } from "./shared-answers.js";

/** What is known of an answer. */
export type Known = Pick<Asked<never>, "busy" | "problem">;

let share: ((engine: PartEngine) => SharedAnswers) | undefined;

/** How elements that share an engine share what it answered; without it each asks for itself. */
export function setSharedAnswers(join: typeof share): void {
  share = join;
}

export class PartSession extends SelectedAnswers {
  declare readonly engine: PartEngine;
  override selection: Selection = EVERYTHING;
  readonly #ask: (session: PartSession) => void;
  readonly #shared: SharedAnswers | undefined;

  /** `ask` asks what the element shows; called once the catalog is known, with every refresh. */
  constructor(engine: PartEngine, onChange: () => void, ask: (session: PartSession) => void) {
    const shared = share?.(engine);
    super(engine, onChange, shared);
    this.#shared = shared;
    this.#ask = ask;
    engine.addEventListener?.("change", this.#renew);
  }

  /** Nobody looks any more. */
  end(): void {
    this.engine.removeEventListener?.("change", this.#renew);
    this.#shared?.leave();
  }

  override refresh(): void {
    void this.askCatalog();
    const { answer, busy } = this.answers.catalog;
    if (this.empty) this.asked.forget("cards", "messages");
    else if (answer && !busy) this.#ask(this);
  }

  /** Nothing was loaded. */
  get empty(): boolean {
    const { answer, busy } = this.answers.catalog;
    return answer !== null && !busy && answer.events + answer.contacts === 0;
  }

  /** An answer that waits for the catalog is busy, too, and without a catalog there is none. */
  known({ busy, problem }: Known): Known {
    const { catalog } = this.answers;
    return { busy: busy || catalog.busy, problem: catalog.problem ?? problem };
  }

  /** The next question says it. */
  protected override restarted(): void {
    this.onChange();
  }

  readonly #renew = (): void => {
    this.asked.renew();
    this.recipients.renew();
    this.refresh();
  };
}
