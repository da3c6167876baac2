// How much room a funnel has. The element's width decides whether the builder stands beside the result; the frame's,
// the place of the pictures, how wide they are drawn.

import type { LitElement, ReactiveController } from "lit";

/** Taken until the real width is measured. */
const ASSUMED_WIDTH = 640;
/** From this width on, px, the builder stands beside the result. */
const WIDE = 900;
/** From this width on, px, the ready-made funnels stand side by side. */
const ROOMY = 1100;
/** Below this width, px, the builder is a list with sheets. */
const NARROW = 600;

export class Room implements ReactiveController {
  /** The builder stands beside the result. */
  wide = false;
  /** The ready-made funnels stand side by side. */
  roomy = false;
  /** The builder is a list with sheets. */
  narrow = true;
  /** Of the pictures, whole px. */
  picture = ASSUMED_WIDTH;

  readonly #host: LitElement;
  #frame: Element | null = null;
  readonly #resized = new ResizeObserver(() => {
    this.#measure();
  });

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#resized.observe(this.#host);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    this.#frame = null;
  }

  /** Another place for the pictures is measured in the frame that first paints it, before it does, so that nothing jumps. */
  hostUpdated(): void {
    const frame = this.#host.renderRoot.querySelector(".frame");
    if (frame === this.#frame) return;
    if (this.#frame) this.#resized.unobserve(this.#frame);
    if (frame) this.#resized.observe(frame);
    this.#frame = frame;
    // In a task of its own: the browser has to lay all out first, which takes as long as making it.
    requestAnimationFrame(() => {
      this.#measure();
    });
  }

  /** What is hidden has no width, and keeps the one it had. */
  #measure(): void {
    const { wide, roomy, narrow, picture } = this;
    const { width } = this.#host.getBoundingClientRect();
    if (width > 0) {
      this.wide = width >= WIDE;
      this.roomy = width >= ROOMY;
      this.narrow = width < NARROW;
    }
    const frame = this.#frame?.getBoundingClientRect().width ?? 0;
    if (frame > 0 && Math.abs(frame - picture) >= 1) this.picture = Math.floor(frame);
    if (wide !== this.wide || roomy !== this.roomy || narrow !== this.narrow || picture !== this.picture) this.#host.requestUpdate();
  }
}
