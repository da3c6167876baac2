// Formatters are made when first used: one costs up to a millisecond, and the first view needs few.

/** What `make` made the first time for this key, ever after. */
export type Once = <T>(key: string, make: () => T) => T;

export function once(): Once {
  const made = new Map<string, unknown>();
  return <T>(key: string, make: () => T): T => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key) as T;
  };
}
