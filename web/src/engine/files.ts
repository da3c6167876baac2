// The engine's two files: where they are, and how they become WebAssembly modules.

import type { EngineLocation } from "./module.js";

/** A file of the engine: its bytes, or its address. */
export type EngineFile = ArrayBuffer | Uint8Array | string | URL;

export function firstFile({ wasmBinary, wasmUrl }: EngineLocation): EngineFile {
  return wasmBinary ?? wasmUrl ?? new URL("../../../build/engine/engine.wasm", import.meta.url);
}

export function restFile({ wasmRestBinary, wasmRestUrl, wasmUrl }: EngineLocation): EngineFile {
  if (wasmRestBinary) return wasmRestBinary;
  if (wasmRestUrl !== undefined) return wasmRestUrl;
  // A bundler that gave the one a name of its own gave the other one, too.
  const first = wasmUrl === undefined ? "" : String(wasmUrl);
  const beside = first.replace(/(^|\/)engine\.wasm(?=$|[?#])/u, "$1engine-rest.wasm");
  if (beside !== first) return beside;
  return new URL("../../../build/engine/engine-rest.wasm", import.meta.url);
}

export async function compile(file: EngineFile, signal?: AbortSignal): Promise<WebAssembly.Module> {
  if (!isAddress(file)) return WebAssembly.compile(file as BufferSource);
  const response = await fetch(file, { credentials: "same-origin", ...(signal ? { signal } : {}) });
  if (!response.ok) throw unavailable(file, response.status);
  // Not every server knows the type.
  return response.headers.get("content-type")?.trim().toLowerCase() === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Whether compileNow() may wait for an address: in a worker, not in a page's thread nor in Node. */
export const canWait = (): boolean =>
  typeof XMLHttpRequest === "function" && typeof document === "undefined";

/** After which a file that does not come counts as one that cannot be had. */
const waitMilliseconds = 30_000;

/** The same, while the caller waits. */
export function compileNow(file: EngineFile): WebAssembly.Module {
  if (!isAddress(file)) return new WebAssembly.Module(file as BufferSource);
  const request = new XMLHttpRequest();
  request.open("GET", file, false);
  request.timeout = waitMilliseconds;
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw unavailable(file, request.status);
  return new WebAssembly.Module(request.response as ArrayBuffer);
}

function isAddress(file: EngineFile): file is string | URL {
  return typeof file === "string" || file instanceof URL;
}

function unavailable(file: string | URL, status: number): Error {
  return new Error(`${String(file)}: expected the engine's code, the server answered ${status}`);
}
