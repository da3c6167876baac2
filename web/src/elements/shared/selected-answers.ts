// SelectedAnswers: what one engine answers for a selection: its catalog, the cards, the messages, one message with its
// recipients. No DOM.
//
// The requests follow from the selection, the time zone and the catalog (state/requests.ts). Every change of what is known
// calls `onChange`; answers that arrive after their question changed are dropped (asked-answers.ts).

import type { Client } from "../../client.js";
import {
  cardsRequest,
  linksRequest,
  messageCardsRequest,
  messagesRequest,
  metricSelection,
  recipientsRequest,
  selectedRange,
  type RecipientsLook,
  type Setting,
} from "../../state/requests.js";
import { daysBefore, rangeEnds, type Selection } from "../../state/selection.js";
import type { Compared } from "../../state/still-open.js";
import { trendUnit, type TrendSpan } from "../../state/trend.js";
import type { DateRange, MessagesRequest, MetricSelection, RecipientsRequest, TrendUnit } from "../../types/index.js";
import { RecipientsSession } from "./recipients-session.js";
import { AskedAnswers, type Answers, type Askable } from "./asked-answers.js";

export interface AnsweringEngine extends Pick<Client, "query"> {
  /** Has lists of recipients. */
  readonly lists?: boolean;
}

export abstract class SelectedAnswers {
  readonly engine: AnsweringEngine;
  readonly recipients: RecipientsSession;
  protected readonly asked: AskedAnswers;
  protected readonly onChange: () => void;
  /** The zone of all days. */
  timeZone: string | undefined;

  /** `asked`: who is asked for what is not a list; the engine unless told. */
  constructor(engine: AnsweringEngine, onChange: () => void, asked: Askable = engine) {
    this.engine = engine;
    this.onChange = onChange;
    this.recipients = new RecipientsSession(engine, onChange);
    this.asked = new AskedAnswers(asked, { onChange, onRestarted: () => this.restarted() });
  }

  abstract get selection(): Selection;

  /** Asks what is looked at and has not been asked yet. */
  abstract refresh(): void;

  /** The engine died over a question about the data that is still shown. */
  protected abstract restarted(): void;

  get answers(): Answers {
    return this.asked.all;
  }

  /** Recipients can be listed: by an engine with the events, not by a file of aggregates alone. */
  get lists(): boolean {
    return this.engine.lists ?? true;
  }

  get setting(): Setting {
    return { catalog: this.answers.catalog.answer, timeZone: this.timeZone };
  }

  /** The selection as the reports of metrics take it. */
  get chosen(): MetricSelection {
    return metricSelection(this.selection, this.setting);
  }

  /** The time that a funnel without a range of its own is about; null is all. */
  get range(): DateRange | null {
    return selectedRange(this.selection, this.setting);
  }

  /** What the trends cover, and by which periods. */
  get span(): TrendSpan & { readonly unit: TrendUnit } {
    const catalog = this.answers.catalog.answer;
    const timeZone = this.timeZone ?? "UTC";
    const { from, to } = rangeEnds(this.selection.range, catalog?.to ?? null, timeZone);
    const [dataFrom, dataTo] = [catalog?.from ?? null, catalog?.to ?? null];
    return { dataFrom, dataTo, from, to, timeZone, unit: trendUnit(from || dataFrom, to || dataTo) };
  }

  /** What the cards are compared with; null where an end of the time is open. */
  get compared(): Compared | null {
    const days = daysBefore(this.span);
    return days && { ...days, ...this.selection.counting };
  }

  askCatalog(): Promise<void> {
    return this.asked.ask("catalog", { report: "catalog" });
  }

  askCards(): void {
    void this.asked.ask("cards", cardsRequest(this.selection, this.setting, this.span.unit));
  }

  /** All messages, and the one that is open. */
  askMessages(message: string | null): void {
    const { selection, setting, recipients } = this;
    void this.asked.ask("messages", messagesRequest(selection, setting));
    if (message === null) return;
    void this.asked.ask("messageCards", messageCardsRequest(selection, setting, message, this.span.unit));
    void this.asked.ask("links", linksRequest(selection, setting, message));
    recipients.ask(recipientsRequest(selection, setting, message, recipients.look));
  }

  /** The table that is shown, as it is sorted and narrowed, all of its rows. */
  tableRequest(report: "messages" | "recipients", sort: string): MessagesRequest | RecipientsRequest | null {
    return report === "recipients" ? this.recipients.request : { ...messagesRequest(this.selection, this.setting), sort };
  }

  /** What was shown of a message must not stand below the name of another. */
  leaveMessage(): void {
    this.recipients.forget();
    this.asked.forget("messageCards", "links");
  }

  /** Searches, narrows or orders the open message's recipients. */
  lookAt(look: RecipientsLook): void {
    this.recipients.look = look;
    this.refresh();
    this.onChange();
  }
}
