// The shape of a definition that came from outside (pasted, from a link, from the device): every member
// of its type, nothing unknown, no more than a bounded amount. What the members mean, and whether
// they fit together, the engine says; here it is only made sure that the page can show and edit it. Pure.

/** Of text as it came; a definition of 32 stages with filters is a fraction of it. */
export const MOST_CHARACTERS = 64_000;

export interface ShapeProblem {
  /** As the engine writes paths: "stages[0].steps". */
  readonly path: string;
}

type Check = (value: unknown, path: string, problems: ShapeProblem[]) => void;

const MOST_ITEMS = 256;
const MOST_TEXT = 4096;
const MOST_DEPTH = 8;

const is =
  (test: (value: unknown) => boolean): Check =>
  (value, path, problems) => {
    if (!test(value)) problems.push({ path });
  };

const text = is((value) => typeof value === "string" && value.length <= MOST_TEXT);
const flag = is((value) => typeof value === "boolean");
const number = is((value) => typeof value === "number" && Number.isFinite(value));
const scalar = is(
  (value) => ["number", "boolean"].includes(typeof value) || (typeof value === "string" && value.length <= MOST_TEXT),
);
const orNull =
  (check: Check): Check =>
  (value, path, problems) => {
    if (value !== null) check(value, path, problems);
  };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const list =
  (check: Check, least = 0): Check =>
  (value, path, problems) => {
    if (!Array.isArray(value) || value.length < least || value.length > MOST_ITEMS) {
      problems.push({ path });
      return;
    }
    value.forEach((item, index) => check(item, `${path}[${index}]`, problems));
  };

const object =
  (members: Readonly<Record<string, Check>>, needed: readonly string[] = []): Check =>
  (value, path, problems) => {
    const inside = (name: string): string => (path === "" ? name : `${path}.${name}`);
    if (!isObject(value)) {
      problems.push({ path });
      return;
    }
    for (const name of needed) if (!(name in value)) problems.push({ path: inside(name) });
    for (const [name, member] of Object.entries(value)) {
      const check = Object.hasOwn(members, name) ? members[name] : undefined;
      if (check) check(member, inside(name), problems);
      else problems.push({ path: inside(name) });
    }
  };

function filterAt(depth: number): Check {
  return (value, path, problems) => {
    if (Array.isArray(value)) {
      const [property, operator, given] = value as readonly unknown[];
      if (value.length < 2 || value.length > 3) problems.push({ path });
      text(property, `${path}[0]`, problems);
      text(operator, `${path}[1]`, problems);
      if (value.length > 2) (Array.isArray(given) ? list(scalar) : scalar)(given, `${path}[2]`, problems);
    } else if (depth < MOST_DEPTH) {
      object({ any: list(filterAt(depth + 1)) }, ["any"])(value, path, problems);
    } else {
      problems.push({ path });
    }
  };
}

const filters = list(filterAt(0));
const step = { event: text, where: filters };
const definition = object(
  {
    version: number,
    name: text,
    preset: text,
    count: text,
    order: text,
    scope: text,
    entry: text,
    ties: text,
    toleranceMs: number,
    horizon: text,
    anonymous: flag,
    totals: flag,
    trend: text,
    window: orNull(object({ total: text })),
    range: object({ from: text, to: text, gates: text, timeZone: text }),
    stages: list(
      object(
        {
          id: text,
          name: text,
          optional: flag,
          steps: list(object(step, ["event"])),
          breakdown: object({ by: text, top: number }, ["by"]),
          fromPrevious: object({ min: text, max: text }),
        },
        ["steps"],
      ),
    ),
    exclusions: list(object({ ...step, between: list(text, 2), mode: text }, ["event"])),
    filters: object({ contact: filters, events: filters, lists: list(text) }),
    breakdown: object({ by: text, value: text, stage: text, top: number }, ["by"]),
  },
  ["stages"],
);

/** What is not as a definition has it; empty where it can be shown. */
export function shapeProblems(value: unknown): ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  definition(value, "", problems);
  return problems;
}
