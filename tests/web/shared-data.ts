// Files that stand beside the project where it is developed, and are absent elsewhere.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The file's path, or undefined where it is absent: then a test says so and is skipped. */
export function sharedFile(path: string): string | undefined {
  const file = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
  if (existsSync(file)) return file;
  say(`skipped: ../shared/${path} is not here`);
  return undefined;
}

export function say(text: string): void {
  // eslint-disable-next-line no-console -- a skipped test says why
  console.info(text);
}
