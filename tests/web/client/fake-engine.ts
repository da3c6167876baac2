// A module of the engine's shape that only counts lines: enough to see what the client does with it.
//
// A line "bad" is skipped; the line "!refuse" makes append() refuse the source; "!trap" makes the call
// throw, as an abort does. The query {"report":"trap"} throws too; {"report":"count"} tells the lines
// that are sealed.

import type { EngineHandle, EngineModule } from "../../../web/src/engine/module.js";
import type { SourceCounts } from "../../../web/src/types/index.js";

const ok = (value: unknown): string => JSON.stringify({ ok: true, value });
const refused = (code: string, message: string): string =>
  JSON.stringify({ ok: false, error: { code, path: "", message } });

interface FakeSource {
  name: string;
  text: string;
  bytes: number;
}

export class FakeEngine implements EngineHandle {
  static live = 0;
  static version = (): string => "0.0.0";
  readonly calls: string[] = [];
  #sealed: string[] = [];
  #pending: string[] = [];
  #sources: object[] = [];
  #source: FakeSource | undefined;

  constructor() {
    FakeEngine.live += 1;
  }

  begin(options: string): string {
    this.calls.push("begin");
    if (this.#source) return refused("wrong-state", "a source is open");
    const { name } = JSON.parse(options) as { name: string };
    this.#source = { name, text: "", bytes: 0 };
    return ok(null);
  }

  append(bytes: Uint8Array): string {
    this.calls.push("append");
    const source = this.#source;
    if (!source) return refused("wrong-state", "no source is open");
    source.text += new TextDecoder().decode(bytes);
    source.bytes += bytes.length;
    if (source.text.includes("!trap")) throw new WebAssembly.RuntimeError("unreachable");
    if (source.text.includes("!refuse")) return refused("too-large", "too many lines");
    return ok(this.#counts(source));
  }

  end(error: string): string {
    this.calls.push("end");
    const source = this.#source;
    if (!source) return refused("wrong-state", "no source is open");
    const lines = linesOf(source.text).filter((line) => line !== "bad" && !line.startsWith("!"));
    if (error === "" && lines.length === 0) return refused("unusable-input", "no usable line");
    this.#source = undefined;
    this.#pending = this.#pending.concat(lines);
    const summary = {
      name: source.name,
      format: "lines",
      ...this.#counts(source),
      ...(error === "" ? {} : { error: JSON.parse(error) as object }),
    };
    this.#sources.push(summary);
    return ok(summary);
  }

  seal(): string {
    this.calls.push("seal");
    this.#sealed = this.#sealed.concat(this.#pending);
    const sources = this.#sources;
    this.#pending = [];
    this.#sources = [];
    return ok({ sources, events: this.#sealed.length, contacts: 0, duplicates: 0, memoryBytes: 0 });
  }

  discard(): string {
    this.calls.push("discard");
    this.#pending = [];
    this.#sources = [];
    this.#source = undefined;
    return ok(null);
  }

  query(request: string): string {
    this.calls.push("query");
    const { report } = JSON.parse(request) as { report: string };
    if (report === "trap") throw new WebAssembly.RuntimeError("memory access out of bounds");
    if (report !== "count") return refused("bad-request", `report: unknown: ${report}`);
    return ok({ report, lines: this.#sealed.length, last: this.#sealed.at(-1) ?? null });
  }

  reset(): string {
    this.discard();
    this.#sealed = [];
    return ok(null);
  }

  delete(): void {
    FakeEngine.live -= 1;
  }

  #counts(source: FakeSource): SourceCounts {
    const lines = linesOf(source.text).filter((line) => !line.startsWith("!"));
    const skipped = lines.filter((line) => line === "bad").length;
    return { bytes: source.bytes, rows: lines.length, kept: lines.length - skipped, skipped };
  }
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** Loads fakes, and remembers them. */
export function fakeLoader(): { engines: FakeEngine[]; load: () => Promise<EngineModule> } {
  const engines: FakeEngine[] = [];
  class Engine extends FakeEngine {
    constructor() {
      super();
      engines.push(this);
    }
  }
  return { engines, load: () => Promise.resolve({ Engine }) };
}
