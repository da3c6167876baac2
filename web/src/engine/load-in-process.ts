// Loads the module into this thread. In Node, whose fetch() knows no files, those are read here: the package's own,
// or where a file: address leads.

import type { EngineFile } from "./files.js";
import type { EngineLocation, EngineModule } from "./module.js";

export async function loadInProcess(location: EngineLocation): Promise<EngineModule> {
  // Apart: a page whose engine is in a worker never needs this.
  const { loadEngineModule } = await import("./load-module.js");
  if (!isNode()) return loadEngineModule(location);
  // Not an import, which bundlers for browsers would try to follow.
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  const { firstFile, restFile } = await import("./files.js");
  const read = (file: EngineFile): EngineFile | Promise<EngineFile> => {
    if (typeof file !== "string" && !(file instanceof URL)) return file;
    return /^file:/iu.test(String(file)) ? readFile(new URL(file)) : String(file);
  };
  const [first, rest] = await Promise.all([read(firstFile(location)), read(restFile(location))]);
  return loadEngineModule({
    ...(typeof first === "string" ? { wasmUrl: first } : { wasmBinary: first as Uint8Array }),
    ...(typeof rest === "string" ? { wasmRestUrl: rest } : { wasmRestBinary: rest as Uint8Array }),
  });
}

function isNode(): boolean {
  return typeof process !== "undefined" && typeof process.getBuiltinModule === "function";
}
