// What a file is that was chosen by mistake, and what to do, in the reader's language.

import type { MessageKey } from "../../i18n/en.js";
import type { Localizer } from "../../i18n/translate.js";

/** What a file is that is no export, by the engine's words (ingest/container/file_kind.cpp). */
const FILE_KINDS: readonly (readonly [RegExp, MessageKey])[] = [
  [/(?:^|: )a (PNG|JPEG|GIF) image: /u, "error.kind.image"],
  [/(?:^|: )an HTML page: /u, "error.kind.html"],
  [/(?:^|: )an XML file: /u, "error.kind.xml"],
  [/(?:^|: )a PDF file: /u, "error.kind.pdf"],
  [/(?:^|: )an? (?:Excel workbook|OpenDocument file|Numbers document|damaged spreadsheet)[ ;]/u, "error.kind.sheet"],
  [/(?:^|: )binary data: /u, "error.kind.binary"],
];

/** In the reader's language, with what to do; null where the message is of another kind. */
export function fileKindText(words: Localizer, message: string): string | null {
  for (const [pattern, key] of FILE_KINDS) {
    const found = pattern.exec(message);
    if (found) return words.t(key, { kind: found[1] ?? "" });
  }
  return null;
}
