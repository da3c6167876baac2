// What the builder's parts share: the definition that is edited, what is known about the data, what is
// open on the screen, and the ways to change them.

import type { Localizer } from "../../i18n/translate.js";
import type { Problem } from "../../state/problem.js";
import type { CatalogAnswer, FilterOperator, FunnelDefinition, FunnelStep } from "../../types/index.js";
import type { Estimate } from "../funnel/funnel-session.js";
import type { Text } from "../funnel/funnel-texts.js";

/** What is opened for editing; at most one at a time. */
export type Opened =
  | { readonly what: "step"; readonly stage: number; readonly step: number }
  | { readonly what: "stage"; readonly stage: number }
  /** The palette, for one stage (null: a new one). On wide screens it is always there. */
  | { readonly what: "palette"; readonly stage: number | null }
  | { readonly what: "settings" }
  | null;

/** A filter that does not yet say enough to be one. `owner`: whose it will be. */
export interface FilterDraft {
  readonly owner: string;
  readonly property: string;
  readonly operator: FilterOperator;
  readonly texts: readonly string[];
}

export interface BuilderContext {
  readonly words: Localizer;
  readonly text: Text;
  readonly definition: FunnelDefinition;
  readonly catalog: CatalogAnswer | null;
  readonly problems: readonly Problem[];
  readonly opened: Opened;
  readonly search: string;
  /** Of the steps on offer, where they are many. */
  readonly page: number;
  readonly draft: FilterDraft | null;
  /** One column, what is opened lies in a sheet. */
  readonly narrow: boolean;
  estimateOf(step: FunnelStep): Estimate | null | undefined;
  /** `changing`: changes of this name, one after another, are one step back. */
  edit(next: FunnelDefinition, changing?: string): void;
  open(opened: Opened): void;
  setSearch(search: string): void;
  turn(page: number): void;
  setDraft(draft: FilterDraft | null): void;
}

export function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
