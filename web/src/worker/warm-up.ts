// warmUp(): runs a made-up load and its first questions through an engine of its own, while nobody waits.
//
// Browsers run WebAssembly in a first, slow form, and compile well what has run for a while. So a first load of
// some 20 MB takes several times what a second one does; behind this it takes little more.
// It yields after every piece, and ends where something else is asked.

import type { Engine } from "../engine/engine.js";

/** 4 MB in all: of what compiling saves a first load, twice as much would give a tenth more (docs/performance.md). */
const PIECES = 32;
const EVENTS_A_PIECE = 500;

const TYPES = ["email.sent", "email.delivered", "email.opened", "email.clicked", "page_view", "order_placed"];
const QUESTIONS = ['{"report":"catalog"}', '{"report":"cards","trend":"week"}', '{"report":"messages"}'];

/** `engine` is empty, and nobody else's; `isWanted` tells whether to go on. Throws what the engine throws. */
export async function warmUp(engine: Engine, isWanted: () => boolean): Promise<void> {
  const encoder = new TextEncoder();
  engine.begin({ name: "warm-up.ndjson" });
  for (let piece = 0; piece < PIECES; ++piece) {
    await turn();
    if (!isWanted()) return;
    engine.append(encoder.encode(linesOf(piece)));
  }
  engine.end(null);
  engine.seal();
  for (const question of QUESTIONS) {
    await turn();
    if (!isWanted()) return;
    engine.query(question);
  }
}

/** Events of our own form, as in docs/events.md. */
function linesOf(piece: number): string {
  let lines = "";
  for (let index = 0; index < EVENTS_A_PIECE; ++index) {
    const event = piece * EVENTS_A_PIECE + index;
    const type = TYPES[event % TYPES.length] ?? "";
    const time = new Date(Date.UTC(2026, 0, 1) + event * 7919).toISOString();
    lines += JSON.stringify({
      id: `event-${event}`,
      contact: `contact-${event % 977}@shop.example`,
      time,
      type,
      message: `message-${event % 7}`,
      journey: `journey-${event % 3}`,
      url: `https://shop.example/page/${event % 5}`,
      ...(type === "order_placed" ? { order: `order-${event}`, revenue: (event % 100) + 0.5, currency: "EUR" } : {}),
      properties: { plan: `plan-${event % 4}`, country: `country-${event % 3}` },
    });
    lines += "\n";
  }
  return lines;
}

/** Lets messages come in. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
