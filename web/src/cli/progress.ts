// One line on a terminal's standard error while files are read; nothing where it is not a terminal.

import type { Localizer } from "../i18n/translate.js";
import type { LoadProgress } from "../types/index.js";
import type { Output } from "./io.js";
import { shorten } from "./table.js";

export interface ProgressLine {
  show(progress: LoadProgress): void;
  clear(): void;
}

export function progressLine(output: Output, words: Localizer): ProgressLine {
  if (!output.isTerminal) return { show: () => undefined, clear: () => undefined };
  const { format } = words;
  return {
    show({ phase, bytes, totalBytes, rows, name }) {
      const parts =
        phase === "sealing"
          ? [words.t("load.sealing")]
          : [
              ...(totalBytes ? [format.percent(Math.min(1, bytes / totalBytes))] : []),
              format.bytes(bytes),
              words.t("load.events", { count: rows }),
              name,
            ];
      // A line that wraps could not be taken back.
      output.write(`\r\u001b[2K${shorten(parts.join("  "), (output.columns ?? Infinity) - 1)}`);
    },
    clear: () => output.write("\r\u001b[2K"),
  };
}
