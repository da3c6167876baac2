// Small files for tests of the command line, in a folder that is removed afterwards.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

export interface TestFolder {
  readonly path: string;
  file(name: string, content: string | Uint8Array): string;
  remove(): void;
}

export function testFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), "parcours-cli-"));
  return {
    path,
    file(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}

const lines = (events: readonly object[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join("");

/** One message to four contacts: 4 delivered, 2 opened, 1 clicked and ordered. */
export const events = lines([
  { journey: "j", name: "Welcome", status: "active", messages: [{ message: "m", name: "Hello" }] },
  ...["a", "b", "c", "d"].flatMap((contact, index) => [
    { ...base(contact), time: "2026-01-01T08:00:00Z", type: "email.sent" },
    { ...base(contact), time: "2026-01-01T08:00:05Z", type: "email.delivered" },
    ...(index < 2 ? [{ ...base(contact), time: "2026-01-01T09:00:00Z", type: "email.opened" }] : []),
  ]),
  { ...base("a"), time: "2026-01-01T10:00:00Z", type: "email.clicked", url: "https://s.example/" },
  {
    contact: "a@b.example",
    time: "2026-01-01T12:00:00Z",
    type: "order_placed",
    order: "o1",
    revenue: "12.50",
    currency: "EUR",
  },
]);

export const zippedEvents = gzipSync(events);

export const definition = {
  name: "Sent to ordered",
  stages: [
    { id: "sent", steps: [{ event: "email.sent" }] },
    { id: "opened", steps: [{ event: "email.opened" }] },
    { id: "ordered", steps: [{ event: "order_placed" }] },
  ],
};

function base(name: string): object {
  return { contact: `${name}@b.example`, message: "m", journey: "j", delivery: `d-${name}` };
}
