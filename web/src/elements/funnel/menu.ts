// A button that opens a small panel below it; closed by Escape, by leaving it, and by another's opening.

import { html, nothing, type TemplateResult } from "lit";

export function menu(
  id: string,
  label: string | TemplateResult,
  icon: TemplateResult,
  content: TemplateResult,
  opened?: () => void,
): TemplateResult {
  return html`<details
    class="menu"
    id=${id}
    @toggle=${(event: Event) => {
      if ((event.currentTarget as HTMLDetailsElement).open) opened?.();
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      const details = event.currentTarget as HTMLDetailsElement;
      details.open = false;
      details.querySelector("summary")?.focus();
    }}
    @focusout=${(event: FocusEvent) => {
      const details = event.currentTarget as HTMLDetailsElement;
      const next = event.relatedTarget;
      if (!(next instanceof Node) || !details.contains(next)) details.open = false;
    }}
  >
    <summary title=${typeof label === "string" ? label : nothing}>${icon}<span class="menu-label">${label}</span></summary>
    <div class="menu-panel" tabindex="-1">${content}</div>
  </details>`;
}

/** Closes the menu that something in it was chosen from; focus returns to its button. */
export function closeMenu(event: Event): void {
  const details = (event.currentTarget as Element).closest("details");
  if (!details) return;
  details.open = false;
  details.querySelector("summary")?.focus();
}
