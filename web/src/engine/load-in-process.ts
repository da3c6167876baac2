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
  return loadEngineModule(location, (file: EngineFile) => {
    const isFile = (typeof file === "string" || file instanceof URL) && /^file:/iu.test(String(file));
    return isFile ? readFile(new URL(file)) : file;
  });
}

function isNode(): boolean {
  return typeof process !== "undefined" && typeof process.getBuiltinModule === "function";
}
