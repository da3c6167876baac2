// File patterns, for shells that do not expand them: * and ? within a name, ** for any folders.

export function isPattern(path: string): boolean {
  return /[*?]/.test(path);
}

/** The folder that a pattern's matches lie in, and the test of a path below it ("/" between). */
export function patternOf(path: string): { base: string; matches: (below: string) => boolean } {
  const parts = path.replaceAll("\\", "/").split("/");
  const first = parts.findIndex(isPattern);
  const base = parts.slice(0, first).join("/");
  const expression = parts
    .slice(first)
    .map((part, index, all) => {
      const last = index === all.length - 1;
      if (part === "**") return last ? ".*" : "(?:[^/]+/)*";
      const name = part
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", "[^/]*")
        .replaceAll("?", "[^/]");
      return last ? name : `${name}/`;
    })
    .join("");
  const whole = new RegExp(`^${expression}$`, "u");
  return { base: base === "" ? (path.startsWith("/") ? "/" : ".") : base, matches: (p) => whole.test(p) };
}
