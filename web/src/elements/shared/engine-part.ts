// What the elements share that show one answer: they are given it, or ask an engine for it by themselves.
//
// Properties  answer: a report; null shows nothing; catalog: the data's. With an engine they are the element's own.
//             engine: a client, shared with others; selection: as <parcours-selection> tells it, or a part of that

import { nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { EVERYTHING, type Selection } from "../../state/selection.js";
import type { Held } from "../../state/untold.js";
import type { CardsAnswer, MessagesAnswer } from "../../types/index.js";
import { askedView, emptyReason, emptyView, nothingFits } from "./answer-states.js";
import { ParcoursElement } from "./parcours-element.js";
import { PartSession } from "./part-session.js";
import type { PartEngine } from "./shared-answers.js";

type Answer = CardsAnswer | MessagesAnswer;

export abstract class EnginePart<A extends Answer> extends ParcoursElement {
  static override properties: PropertyDeclarations = {
    answer: { attribute: false },
    catalog: { attribute: false },
    engine: { attribute: false },
    selection: { attribute: false },
  };

  declare answer: A | null;
  declare catalog: Held;
  declare engine: PartEngine | null;
  declare selection: Partial<Selection> | null;
  /** Null without an engine, or out of the page. */
  protected session: PartSession | null = null;

  constructor() {
    super();
    this.answer = null;
    this.catalog = null;
    this.engine = null;
    this.selection = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  /** Which of the session's answers is shown. */
  protected abstract readonly main: "cards" | "messages";

  /** Asks for it, and for what goes with it. */
  protected abstract ask(session: PartSession): void;

  /** There is nothing to show. */
  protected isEmpty(answer: A): boolean {
    if ("rows" in answer) return answer.rows.length === 0;
    return (!answer.email && !answer.sms) || (this.session !== null && nothingFits(this.session.selection, answer));
  }

  protected abstract show(answer: A): TemplateResult | typeof nothing;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("engine")) {
      this.#end();
      // What the engine before said is nobody's answer.
      if (changed.get("engine") && !changed.has("answer")) this.answer = null;
    }
    if (!this.engine || !this.isConnected) return;
    const session = (this.session ??= new PartSession(this.engine, () => this.requestUpdate(), (asking) => this.ask(asking)));
    session.selection = { ...EVERYTHING, ...this.selection };
    session.timeZone = this.timeZone;
    session.refresh();
    this.catalog = session.answers.catalog.answer;
    this.answer = session.answers[this.main].answer as A | null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, answer, words } = this;
    if (!session) return answer ? this.show(answer) : nothing;
    if (session.empty) return emptyView(words, "part.empty");
    return askedView(words, { answer, ...session.known(session.answers[this.main]) }, (shown) =>
      this.isEmpty(shown) ? emptyView(words, emptyReason(session.selection)) : this.show(shown),
    );
  }

  #end(): void {
    this.session?.end();
    this.session = null;
  }
}
