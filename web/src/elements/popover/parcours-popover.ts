// <parcours-popover>: a button that opens a panel below it; on a phone the panel is a sheet from the
// bottom. Inside the package only: other elements build their choices with it.
//
// Slots       label: the button's content; default: the panel's content
// Attributes  heading: the panel's name, shown on the sheet; active: something is chosen in it;
//             align: "end" where it stands at the end of its line: what comes into it late has room then
// Events      parcours-open, parcours-close (neither leaves the shadow root that uses it)
//
// Escape, a click elsewhere and the focus going elsewhere close it; focus returns to the button.

import { css, html, type PropertyDeclarations, type TemplateResult } from "lit";
import { icons } from "../shared/icons.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { controls, tokens } from "../shared/tokens.js";

const PHONE = "(max-width: 40rem)";
/** Between the panel and the window's lower edge, px. */
const EDGE = 12;
/** An element below this width, px, does not bound its panels: two dates would not fit in. */
const LEAST_ROOM = 240;
/** Of the window's height, what a panel may always take. */
const LEAST_SHARE = 0.5;

export class ParcoursPopover extends ParcoursElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        position: relative;
        display: inline-block;
        min-width: 0;
        max-width: 100%;
      }

      .chip {
        max-width: 100%;
        padding: 0 0.875rem;
      }

      .chip[aria-expanded="true"],
      :host([active]) .chip {
        border-color: var(--_accent);
        background: var(--_accent-faint);
      }

      .turn {
        display: grid;
        flex: none;
        color: var(--_muted);
      }

      .turn .icon {
        width: 14px;
        height: 14px;
      }

      ::slotted([slot="label"]) {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      dialog {
        width: max-content;
        min-width: min(15rem, var(--_room));
        max-width: min(26rem, var(--_room));
        max-height: 70dvh;
        margin: 0;
        padding: 0.5rem;
        overflow: auto;
        overscroll-behavior: contain;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        /* Shade at an edge that more lies behind; the covers move with what is scrolled, the shades stay. */
        background:
          linear-gradient(var(--_surface) 50%, transparent) 0 0 / 100% 2rem no-repeat local,
          linear-gradient(transparent, var(--_surface) 50%) 0 100% / 100% 2rem no-repeat local,
          linear-gradient(color-mix(in srgb, var(--_text) 22%, transparent), transparent) 0 0 / 100% 1rem no-repeat,
          linear-gradient(transparent, color-mix(in srgb, var(--_text) 22%, transparent)) 0 100% / 100% 1rem no-repeat,
          var(--_surface);
        color: var(--_text);
        box-shadow: var(--_lifted);
      }

      dialog:not(:modal) {
        position: absolute;
        z-index: 30;
        inset-block: calc(100% + 6px) auto;
        inset-inline: 0 auto;
      }

      :host([align="end"]) dialog:not(:modal) {
        inset-inline: auto 0;
      }

      .top {
        display: none;
        align-items: center;
        justify-content: space-between;
        padding-inline-start: 0.75rem;
      }

      dialog:modal {
        inset: auto 0 0;
        width: 100%;
        max-width: none;
        max-height: 85dvh;
        padding-bottom: calc(0.75rem + env(safe-area-inset-bottom));
        border: 0;
        border-radius: 18px 18px 0 0;
      }

      dialog:modal .top {
        display: flex;
      }

      dialog::backdrop {
        background: rgb(10 15 25 / 45%);
      }

      @media (prefers-reduced-motion: no-preference) {
        dialog[open] {
          animation: appear 120ms ease-out;
        }

        dialog:modal[open] {
          animation: rise 180ms ease-out;
        }
      }

      @keyframes appear {
        from {
          opacity: 0;
          transform: translateY(-4px);
        }
      }

      @keyframes rise {
        from {
          transform: translateY(40%);
        }
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    heading: { type: String },
    active: { type: Boolean, reflect: true },
    open: { state: true },
  };

  declare heading: string;
  declare active: boolean;
  declare protected open: boolean;

  constructor() {
    super();
    this.heading = "";
    this.active = false;
    this.open = false;
    this.addEventListener("keydown", this.#key);
    this.addEventListener("focusout", this.#left);
  }

  /** Closes the panel; focus goes back to the button where it was inside. */
  close(): void {
    const dialog = this.#dialog;
    if (!dialog?.open) return;
    const inside = this.matches(":focus-within");
    dialog.close();
    if (inside) this.renderRoot.querySelector("button")?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.#elsewhere, true);
    // Outside of the page it would stay open, and the button could not open it there any more.
    this.#dialog?.close();
    this.open = false;
  }

  protected override render(): TemplateResult {
    return html`
      <button
        class="chip"
        part="chip"
        aria-haspopup="dialog"
        aria-expanded=${this.open ? "true" : "false"}
        @click=${this.#toggle}
      >
        <slot name="label"></slot><span class="turn">${icons.down}</span>
      </button>
      <dialog aria-label=${this.heading} @close=${this.#closed} @click=${this.#backdrop}>
        <div class="top">
          <h2>${this.heading}</h2>
          <button class="plain" aria-label=${this.words.t("popover.close")} @click=${this.close}>
            ${icons.close}
          </button>
        </div>
        <slot></slot>
      </dialog>
    `;
  }

  protected override updated(): void {
    const dialog = this.#dialog;
    if (!dialog || !this.open || dialog.open) return;
    dialog.style.maxHeight = "";
    dialog.style.translate = "";
    if (matchMedia(PHONE).matches) dialog.showModal();
    else {
      const { clientWidth: width, clientHeight: height } = document.documentElement;
      // Inside the element that uses it, which may stand in a narrow column; one that has no room itself is passed over.
      const host = (this.getRootNode() as ShadowRoot).host.getBoundingClientRect();
      const room = host.width < LEAST_ROOM ? { left: 0, right: width } : host;
      const from = Math.max(room.left, 0);
      const to = Math.min(room.right, width);
      dialog.style.setProperty("--_room", `${to - from}px`);
      dialog.show();
      const { left, right, top } = dialog.getBoundingClientRect();
      dialog.style.translate = `${Math.max(from - left, Math.min(0, to - right))}px`;
      // All the room below, and where there is little, what a window of that height can show once it is scrolled.
      dialog.style.maxHeight = `${Math.max(height - top - EDGE, LEAST_SHARE * height)}px`;
    }
    document.addEventListener("pointerdown", this.#elsewhere, true);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  #toggle(): void {
    if (this.open) {
      this.close();
      return;
    }
    this.open = true;
    this.dispatchEvent(new CustomEvent("parcours-open"));
  }

  #closed(): void {
    document.removeEventListener("pointerdown", this.#elsewhere, true);
    this.open = false;
    this.dispatchEvent(new CustomEvent("parcours-close"));
  }

  readonly #elsewhere = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.#dialog?.close();
  };

  /** A modal dialog covers its backdrop: a click on the dialog itself, and nothing in it, is outside. */
  #backdrop(event: Event): void {
    const dialog = this.#dialog;
    if (dialog?.matches(":modal") && event.composedPath()[0] === dialog) this.close();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.open) return;
    event.stopPropagation();
    event.preventDefault();
    this.close();
  };

  readonly #left = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (!this.open || !(to instanceof Node) || this.#dialog?.matches(":modal")) return;
    if (!this.contains(to) && !this.renderRoot.contains(to)) this.#dialog?.close();
  };
}
