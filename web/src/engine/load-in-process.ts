// Loads the module into this thread. In Node its bytes are read from the package's own files.

import type { EngineLocation, EngineModule } from "./module.js";

export async function loadInProcess(location: EngineLocation): Promise<EngineModule> {
  // Apart: a page whose engine is in a worker never needs this.
  const { loadEngineModule } = await import("./load-module.js");
  if (location.wasmUrl !== undefined || !isNode()) return loadEngineModule(location);
  // Not an import, which bundlers for browsers would try to follow.
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  const { firstFile, restFile } = await import("./files.js");
  const { wasmBinary, wasmRestBinary } = location;
  const [first, rest] = await Promise.all([
    wasmBinary ?? readFile(firstFile(location) as URL),
    wasmRestBinary ?? readFile(restFile(location) as URL),
  ]);
  return loadEngineModule({ wasmBinary: first, wasmRestBinary: rest });
}

function isNode(): boolean {
  return typeof process !== "undefined" && typeof process.getBuiltinModule === "function";
}
