// Files may be dropped anywhere on a report; elsewhere the browser would leave the page.

import type { LoadProblem } from "../../state/load-state.js";
import { droppedFiles } from "../drop/dropped-files.js";

export interface DroppedFilesHost {
  onFiles(files: readonly File[]): void;
  onProblem(problem: LoadProblem): void;
}

/** The listeners are the element's own: they go with it. */
export function takeDroppedFiles(element: HTMLElement, host: DroppedFilesHost): void {
  element.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  element.addEventListener("drop", (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    void droppedFiles(event.dataTransfer).then(
      (files) => {
        if (files.length > 0) host.onFiles(files);
      },
      (error: unknown) => {
        host.onProblem({ code: "bad-source", path: "", message: String(error) });
      },
    );
  });
}
