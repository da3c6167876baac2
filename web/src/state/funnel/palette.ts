// The steps that the data offers, in groups, found by what a reader types. Pure, without language: names
// come from the caller.

import type { CatalogType } from "../../types/index.js";

export interface PaletteItem {
  readonly event: string;
  /** In the reader's language. */
  readonly name: string;
  readonly events: number;
}

export interface PaletteGroup {
  /** A channel such as "email"; "other" where the type has none, or several. */
  readonly channel: string;
  readonly items: readonly PaletteItem[];
}

/** The order in which a journey meets them; others follow. */
const CHANNELS = ["web", "email", "sms", "push", "in_app", "crm", "commerce"];

/** Lower case without accents: "Événement" is found by "even". */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
}

export function paletteGroups(
  types: readonly CatalogType[],
  nameOf: (event: string) => string,
  search = "",
): PaletteGroup[] {
  const words = folded(search).split(/\s+/u).filter(Boolean);
  const groups = new Map<string, PaletteItem[]>();
  for (const { type, channel, events } of types) {
    const name = nameOf(type);
    const text = folded(`${type} ${name}`);
    if (!words.every((word) => text.includes(word))) continue;
    const key = channel ?? "other";
    groups.set(key, [...(groups.get(key) ?? []), { event: type, name, events }]);
  }
  const rank = (channel: string): number => {
    const index = CHANNELS.indexOf(channel);
    if (channel === "other") return CHANNELS.length + 1;
    return index < 0 ? CHANNELS.length : index;
  };
  return [...groups]
    .map(([channel, items]) => ({
      channel,
      items: [...items].sort((a, b) => b.events - a.events || (a.event < b.event ? -1 : 1)),
    }))
    .sort((a, b) => rank(a.channel) - rank(b.channel) || (a.channel < b.channel ? -1 : 1));
}
