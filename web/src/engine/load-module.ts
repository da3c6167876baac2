// Loads the WebAssembly module: by address in a browser, from bytes in Node.

import createEngineModule from "parcours-engine";
import type { EngineLocation, EngineModule } from "./module.js";

/** The one place that names the module's glue. */
export async function loadEngineModule(location: EngineLocation): Promise<EngineModule> {
  const { wasmBinary, wasmUrl } = location;
  return createEngineModule({
    ...(wasmBinary ? { wasmBinary } : {}),
    ...(wasmUrl === undefined ? {} : { locateFile: () => wasmUrl }),
  });
}
