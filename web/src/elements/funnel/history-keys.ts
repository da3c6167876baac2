// Ctrl+Z and Ctrl+Shift+Z, on a Mac with Cmd: undo and redo, as buttons name them. In a text field they are the field's own.

export const UNDO_KEYS = "Control+Z Meta+Z";
export const REDO_KEYS = "Control+Shift+Z Meta+Shift+Z";

/** Inputs in which nothing is typed. */
const NO_TEXT: ReadonlySet<string> = new Set(["button", "checkbox", "color", "file", "radio", "range", "reset", "submit"]);

function takesText(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

/** What the key means for `element`: where the focus is in it, or nowhere and it is the `last` that was changed. */
export function historyKey(event: KeyboardEvent, element: Element, last: boolean): "undo" | "redo" | null {
  if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return null;
  const path = event.composedPath();
  if (takesText(path[0]) || !(path.includes(element) || (last && path[0] === document.body))) return null;
  return event.shiftKey ? "redo" : "undo";
}

/** "Undo (Ctrl+Z)", as the reader's keyboard has it. */
export function withKeys(label: string, shift: boolean): string {
  const mac = /mac|iphone|ipad/iu.test(navigator.userAgent);
  const keys = mac ? `${shift ? "⇧" : ""}⌘Z` : `Ctrl+${shift ? "Shift+" : ""}Z`;
  return `${label} (${keys})`;
}
