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
    const items = groups.get(key) ?? [];
    items.push({ event: type, name, events });
    groups.set(key, items);
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

/** Of all groups' steps, one after another, those from `first` until before `end`, in their groups. */
export function partOfGroups(groups: readonly PaletteGroup[], first: number, end: number): PaletteGroup[] {
  let before = 0;
  return groups.flatMap(({ channel, items }) => {
    const part = items.slice(Math.max(0, first - before), Math.max(0, end - before));
    before += items.length;
    return part.length > 0 ? [{ channel, items: part }] : [];
  });
}
