// What an open report is made of, where it comes after the report's element: in the page the elements in it, whose code
// is loaded while the data is read.

import { loadPart } from "../shared/lazy.js";
import type { firstLook } from "./first-look.js";

let load: () => Promise<unknown> = () => Promise.resolve();

export function setPartsLoader(loader: () => Promise<unknown>): void {
  load = loader;
}

/** Settles once they are there, or their code did not come, which the report says. */
export function reportParts(): Promise<unknown> {
  return load();
}

type Look = typeof firstLook;

let look: (() => Promise<Look>) | null = null;

/** What looks at files before they take an open report's place; a report that is a file opens none. */
export function setFirstLook(loader: () => Promise<Look>): void {
  look = loader;
}

/** Null where there is none, or its code did not come. */
export function loadFirstLook(): Promise<Look | null> {
  return look ? loadPart("first-look", look) : Promise.resolve(null);
}

let orders: () => void = () => undefined;

/** What loads the sections about orders, of which a report that is a file has none. */
export function setOrdersLoader(loader: () => void): void {
  orders = loader;
}

export function loadOrders(): void {
  orders();
}

let funnel: (() => Promise<unknown>) | null = null;

/** The funnel and its builder come after the other elements; a page that registers them itself sets none. */
export function setFunnelLoader(loader: () => Promise<unknown>): void {
  funnel = loader;
}

export function loadFunnel(): void {
  if (funnel) void loadPart("parcours-funnel", funnel);
}
