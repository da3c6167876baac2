// Loads the WebAssembly module: by address in a browser, from bytes in Node.

import createEngineModule from "parcours-engine";
import { canWait, compile, compileNow, firstFile, restFile, type EngineFile } from "./files.js";
import type { EngineLocation, EngineModule } from "./module.js";
import { instantiate, type Rest } from "./two-files.js";

/** `read`: makes bytes of an address that fetch() does not know. */
export async function loadEngineModule(location: EngineLocation, read: ReadFile = (file) => file): Promise<EngineModule> {
  return moduleOf(await compile(await read(firstFile(location))), restAt(location, read));
}

type ReadFile = (file: EngineFile) => EngineFile | Promise<EngineFile>;

/** The one place that names the module's glue. */
export function moduleOf(first: WebAssembly.Module, rest: Rest): Promise<EngineModule> {
  return new Promise((resolve, reject) => {
    const module = createEngineModule({
      // The glue is given an instance; it asks for the address all the same.
      locateFile: (name) => name,
      instantiateWasm(imports, receive) {
        instantiate(first, imports, rest).then(receive).catch(reject);
        return {};
      },
    });
    module.then(resolve, reject);
  });
}

function restAt(location: EngineLocation, read: ReadFile): Rest {
  const coming = new AbortController();
  const load = async (): Promise<WebAssembly.Module> => compile(await read(restFile(location)), coming.signal);
  if (!canWait()) return { load };
  return {
    load,
    loadNow() {
      // Nothing reads what is still coming while this thread waits.
      coming.abort();
      return compileNow(restFile(location));
    },
  };
}
