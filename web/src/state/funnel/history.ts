// Undo and redo: a present between its past and its future. Pure.
//
// Changes that come one after another under the same name (a slider being dragged, a word being typed)
// are one step back. The oldest steps are forgotten past the limit.

export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Of the last change; null where the next one must not be merged with it. */
  readonly changing: string | null;
}

const MOST_STEPS_BACK = 200;

export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [], changing: null };
}

/** `changing` names what is being changed; null never merges. */
export function record<T>(history: History<T>, next: T, changing: string | null = null): History<T> {
  if (next === history.present) return history;
  if (changing !== null && changing === history.changing) {
    return { ...history, present: next, future: [] };
  }
  const past = [...history.past, history.present].slice(-MOST_STEPS_BACK);
  return { past, present: next, future: [], changing };
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    changing: null,
  };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, changing: null };
}
