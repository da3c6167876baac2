// What a report is about, as text: for paper, and for a report that is a file.

import type { Localizer } from "../../i18n/translate.js";
import { messagesOf, type Selection } from "../../state/selection.js";
import type { CatalogAnswer } from "../../types/index.js";
import { rangeText } from "../shared/range-text.js";

/** The selection's parts in words; none where it is everything. */
export function selectionTexts(
  words: Localizer,
  selection: Selection,
  catalog: CatalogAnswer | null,
  ends: { readonly from: string; readonly to: string },
): string[] {
  const names = new Map(messagesOf(null, catalog).map(({ message, name }) => [message, name]));
  return [
    rangeText(words, ends),
    selection.channel ? words.t(`channel.${selection.channel}`) : "",
    words.format.list(selection.messages.map((id) => names.get(id) ?? id)),
    words.format.list(selection.lists),
    ...selection.contact.map(({ property, values, text }) =>
      words.t("selection.given", { property, value: values.length > 0 ? words.format.list(values) : `“${text}”` }),
    ),
    selection.counting.unit === "contact" ? words.t("selection.unit.contact") : "",
    selection.counting.machine === "include" ? words.t("selection.counting.machine") : "",
  ].filter(Boolean);
}
