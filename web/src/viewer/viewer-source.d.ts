// Written by the build: viewer/main.ts as one script (scripts/lib/package.mjs).
declare module "parcours-viewer" {
  /** A classic script; safe inside a <script> element. */
  export const source: string;
  /** "sha256-…" of it. */
  export const hash: string;
}
