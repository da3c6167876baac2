// Values that few share may name somebody: in an answer for a file of aggregates they get numbers. Pure.

/** A link or a value that fewer have stays out of a file of aggregates. */
export const LEAST_SHARED = 5;

interface Counted {
  readonly value: string;
  /** Of a node, a link's end, a way. */
  readonly records?: number;
  /** Of a row of the funnel's breakdown. */
  readonly entered?: number;
}

const isCounted = (node: object): node is Counted => typeof (node as Partial<Counted>).value === "string";

/** What stands for the `number`th value, from 1. */
export const rareName = (number: number): string => `< ${LEAST_SHARED} · ${number}`;

/** Every value that the answer names. */
export function valuesIn(answer: object): Set<string> {
  const values = new Set<string>();
  eachObject(answer, (node) => {
    if (isCounted(node)) values.add(node.value);
  });
  return values;
}

/**
 * `answer` with "< 5 · 1" for the first such value, "< 5 · 2" for the second; counts stay. A value is kept
 * where anything says that `least` records have it, or where it is one of `known` (event types).
 */
export function withoutRareValues<T>(answer: T, known: readonly string[], least = LEAST_SHARED): T {
  const most = new Map<string, number>(known.map((value) => [value, Infinity]));
  eachObject(answer, (node) => {
    if (!isCounted(node)) return;
    const count = node.records ?? node.entered ?? 0;
    most.set(node.value, Math.max(most.get(node.value) ?? 0, count));
  });
  const names = new Map<string, string>();
  for (const [value, count] of most) {
    if (count < least) names.set(value, rareName(names.size + 1));
  }
  if (names.size === 0) return answer;
  return JSON.parse(JSON.stringify(answer), (_, node: unknown) => {
    if (node === null || typeof node !== "object" || !isCounted(node)) return node;
    return { ...node, value: names.get(node.value) ?? node.value };
  }) as T;
}

function eachObject(node: unknown, visit: (node: object) => void): void {
  if (node === null || typeof node !== "object") return;
  visit(node);
  for (const member of Object.values(node)) eachObject(member, visit);
}
