// One WebAssembly instance of two files: engine.wasm, which runs at once, and engine-rest.wasm, which comes later.
//
// Calls from the first into the rest go through its table of functions, whose slots hold imported placeholders, each
// named by its slot. Instantiating the rest puts the functions themselves into the slots. A placeholder that is called
// before that fetches the rest while its caller waits. The files are made by scripts/lib/split.mjs.

export interface Rest {
  load(): Promise<WebAssembly.Module>;
  /** The same while the caller waits; absent where nobody may wait. */
  readonly loadNow?: () => WebAssembly.Module;
}

/**
 * Promises the instance of `first`, to which the rest comes in the background; where `loadNow` is absent, the rest is
 * there as well. An engine in one file is taken, too, and needs no rest.
 */
export async function instantiate(
  first: WebAssembly.Module,
  imports: WebAssembly.Imports,
  rest: Rest,
): Promise<WebAssembly.Instance> {
  // Both files import from each other under the name of their build.
  const build = WebAssembly.Module.imports(first).find(({ module }) => !(module in imports))?.module;
  if (build === undefined) return WebAssembly.instantiate(first, imports);

  let complete = false;
  const placeholder = (slot: number) => (...values: unknown[]): unknown => {
    if (!complete && rest.loadNow) {
      const module = rest.loadNow();
      new WebAssembly.Instance(module, importsOf(module));
      complete = true;
    }
    const call = table.get(slot) as (...values: unknown[]) => unknown;
    return call(...values);
  };
  const placeholders = new Proxy({}, { get: (_, slot) => placeholder(Number(slot)) });
  const instance = await WebAssembly.instantiate(first, { ...imports, [build]: placeholders });
  const table = tableOf(instance);
  const importsOf = (module: WebAssembly.Module): WebAssembly.Imports => {
    if (WebAssembly.Module.imports(module).some((from) => from.module === build)) {
      return { ...imports, [build]: instance.exports };
    }
    throw new Error("engine-rest.wasm is of another build than engine.wasm");
  };
  const completed = (async () => {
    const module = await rest.load();
    // Twice does no harm: the rest has no state of its own.
    await WebAssembly.instantiate(module, importsOf(module));
    complete = true;
  })();
  if (rest.loadNow) {
    // Whoever needs the rest tries again, and hears of it.
    completed.catch(() => undefined);
  } else {
    await completed;
  }
  return instance;
}

function tableOf({ exports }: WebAssembly.Instance): WebAssembly.Table {
  const table = Object.values(exports).find((value) => value instanceof WebAssembly.Table);
  if (!table) throw new Error("engine.wasm: expected a table of functions among its exports");
  return table;
}
