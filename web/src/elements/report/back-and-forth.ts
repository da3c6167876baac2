// The browser's Back button inside a report: opening a message is a step in the page's history, so that
// Back leads to the table, where it was scrolled to. The address stays as it is.

interface Step {
  readonly parcoursMessage: string;
}

function messageOf(state: unknown): string | null {
  return typeof state === "object" && state !== null && "parcoursMessage" in state
    ? (state as Step).parcoursMessage
    : null;
}

export class BackAndForth {
  readonly #show: (message: string | null) => void;
  #scroll = 0;

  /** `show` is told which message a step through history leads to; null is the table. */
  constructor(show: (message: string | null) => void) {
    this.#show = show;
  }

  listen(): void {
    window.addEventListener("popstate", this.#stepped);
  }

  ignore(): void {
    window.removeEventListener("popstate", this.#stepped);
  }

  opened(message: string): void {
    this.#scroll = window.scrollY;
    const step: Step = { parcoursMessage: message };
    history.pushState({ ...(history.state as object | null), ...step }, "");
  }

  /** False where no step was made that could be taken back. */
  back(): boolean {
    if (messageOf(history.state) === null) return false;
    history.back();
    return true;
  }

  /** Where the table was scrolled to. */
  get scroll(): number {
    return this.#scroll;
  }

  readonly #stepped = (event: PopStateEvent): void => {
    this.#show(messageOf(event.state));
  };
}
