// custom-elements.json against the elements themselves: the same attributes, properties, events, parts, slots and
// custom properties; docs/elements.md names them too.

import { readdirSync, readFileSync } from "node:fs";
import type { LitElement } from "lit";
import { describe, expect, it } from "vitest";
import * as defined from "../../../web/src/define.js";
import { ParcoursBuilder } from "../../../web/src/elements/builder/parcours-builder.js";
import { ParcoursFound } from "../../../web/src/elements/found/parcours-found.js";
import { ParcoursFunnel } from "../../../web/src/elements/funnel/parcours-funnel.js";

interface Named {
  readonly name: string;
}

interface Manifest {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations: readonly {
      readonly name: string;
      readonly tagName: string;
      readonly attributes: readonly Named[];
      readonly members: readonly Named[];
      readonly events: readonly Named[];
      readonly cssParts?: readonly Named[];
      readonly cssProperties: readonly Named[];
      readonly slots?: readonly Named[];
    }[];
    readonly exports: readonly { readonly kind: string; readonly name: string }[];
  }[];
}

/** The last three come late, and are no exports of define. */
const elements = { ...defined, ParcoursBuilder, ParcoursFound, ParcoursFunnel } as unknown as Record<string, typeof LitElement>;
const manifest = JSON.parse(readFileSync("web/custom-elements.json", "utf8")) as Manifest;
const declarations = manifest.modules.flatMap((module) => module.declarations);
const docs = readFileSync("docs/elements.md", "utf8");

/** Of a report that is a file, made by the package itself. */
const INTERNAL = ["opening", "about"];
/** Told, not set: no property that an element draws by. */
const READ_ONLY = ["unkept"];

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();
const namesOf = (list: readonly Named[] = []): string[] => list.map(({ name }) => name).sort();

/** The text of every file in these folders of the elements. */
function sourcesOf(...folders: readonly string[]): string {
  return folders
    .flatMap((folder) => readdirSync(`web/src/elements/${folder}`).map((file) => `web/src/elements/${folder}/${file}`))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}

/** The docs do not name it. */
const unnamed = (name: string): boolean => !docs.includes(`\`${name}\``);

const found = (text: string, pattern: RegExp): string[] => sorted([...text.matchAll(pattern)].map(([, name = ""]) => name));

describe.each(declarations)("$tagName", ({ name, tagName, attributes, members, events, cssParts, cssProperties, slots }) => {
  const element = elements[name];
  const source = sourcesOf(tagName.replace("parcours-", ""));

  it("has the attributes that are listed", () => {
    expect(namesOf(attributes)).toEqual(sorted(element?.observedAttributes ?? []));
  });

  it("has the properties that are listed", () => {
    const own = [...(element?.elementProperties ?? [])]
      .filter(([, options]) => options.attribute === false && !options.state)
      .map(([key]) => String(key));
    const drawn = namesOf(members).filter((key) => !READ_ONLY.includes(key));
    expect(drawn).toEqual(sorted(own.filter((key) => !INTERNAL.includes(key))));
  });

  it("tells the events that are listed, and no others", () => {
    // Of the funnel that stands in a report.
    const within = tagName === "parcours-report" ? ["parcours-definition"] : [];
    expect(namesOf(events)).toEqual(sorted([...found(source, /emit\(\s*"(parcours-[\w-]+)"/gu), ...within]));
  });

  it("has the parts and slots that are listed", () => {
    // The trend line is drawn for several elements by one file.
    const drawn = tagName === "parcours-cards" ? ["trend"] : [];
    expect(namesOf(cssParts)).toEqual(sorted([...found(source, /\bpart="([\w-]+)"/gu), ...drawn]));
    if (tagName !== "parcours-report") return;
    expect(namesOf(slots)).toEqual(found(source, /<slot name="([\w-]+)"/gu));
  });

  it("takes the custom properties that are listed", () => {
    const read = found(sourcesOf("shared"), /var\((--parcours-[\w-]+)/gu);
    expect(namesOf(cssProperties)).toEqual(read);
    expect(read.filter(unnamed)).toEqual([]);
  });

  it("is in the docs with its attributes and properties", () => {
    expect([...namesOf(attributes), ...namesOf(members), `<${tagName}>`].filter(unnamed)).toEqual([]);
  });
});

it("lists every element that define registers, each once", () => {
  expect(namesOf(declarations)).toEqual(Object.keys(elements).sort());
  expect(manifest.modules.map(({ path }) => path)).toEqual(["dist/define.js"]);
  const tags = manifest.modules.flatMap((module) => module.exports).filter(({ kind }) => kind === "custom-element-definition");
  expect(namesOf(tags)).toEqual(declarations.map(({ tagName }) => tagName).sort());
});
