// Loads the module into this thread. In Node its bytes are read from the package's own file.

import type { EngineLocation, EngineModule } from "./module.js";

export async function loadInProcess(location: EngineLocation): Promise<EngineModule> {
  const { loadEngineModule } = await import("./load-module.js");
  if (location.wasmBinary || location.wasmUrl !== undefined || !isNode()) {
    return loadEngineModule(location);
  }
  // Not an import, which bundlers for browsers would try to follow.
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  const wasmBinary = await readFile(
    new URL("../../../build/wasm-release/parcours-engine.wasm", import.meta.url),
  );
  return loadEngineModule({ wasmBinary });
}

function isNode(): boolean {
  return typeof process !== "undefined" && typeof process.getBuiltinModule === "function";
}
