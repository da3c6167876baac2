// Which files an `accept`, as on <input type=file>, names. The browser's dialog goes by it; a drop does not.

/** True where `accept` names nothing, the file's ending (".csv"), its type ("text/csv"), or the type's kind ("text/*"). */
export function accepts(accept: string, { name, type }: Pick<File, "name" | "type">): boolean {
  const [ending, kind] = [name.toLowerCase(), type.toLowerCase()];
  const named = accept
    .toLowerCase()
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
  return (
    named.length === 0 ||
    named.some((one) => {
      if (one.startsWith(".")) return ending.endsWith(one);
      return one.endsWith("/*") ? kind.startsWith(one.slice(0, -1)) : kind === one;
    })
  );
}
