// A definition in the fragment of a link, "#funnel=...": base64url of its JSON as UTF-8. Pure.
//
// What comes out of a link was written by anybody: it is bounded and its shape is checked before
// anything is done with it.

import type { FunnelDefinition } from "../../types/index.js";
import { readDefinition } from "../definition-text.js";

const NAME = "funnel";
/** Longer links are cut by mail programs and chats; copying the JSON has no such limit. */
export const MOST_LINK_CHARACTERS = 8000;

/** The fragment without "#"; null where it would be too long. */
export function fragmentOf(definition: FunnelDefinition): string | null {
  const bytes = new TextEncoder().encode(JSON.stringify(definition));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const fragment = `${NAME}=${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "")}`;
  return fragment.length > MOST_LINK_CHARACTERS ? null : fragment;
}

/** The definition that a fragment carries, with or without "#"; null where there is none, or no sound one. */
export function definitionOfFragment(fragment: string): FunnelDefinition | null {
  const bare = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  const part = bare.split("&").find((candidate) => candidate.startsWith(`${NAME}=`));
  if (part === undefined || part.length > MOST_LINK_CHARACTERS) return null;
  try {
    const binary = atob(part.slice(NAME.length + 1).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const read = readDefinition(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return read.ok ? read.definition : null;
  } catch {
    return null;
  }
}
