/** A function that works only where it is given something else than last time. */
export function kept<Given extends readonly unknown[], Made>(make: (...given: Given) => Made): (...given: Given) => Made {
  let last: { readonly given: Given; readonly made: Made } | undefined;
  return (...given) => {
    if (!last || given.some((value, index) => value !== last?.given[index])) last = { given, made: make(...given) };
    return last.made;
  };
}
