// custom-elements.json against the elements themselves: the same attributes, properties and events.

import { readFileSync } from "node:fs";
import type { LitElement } from "lit";
import { describe, expect, it } from "vitest";
import * as elements from "../../../web/src/define.js";

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly name: keyof typeof elements;
      readonly tagName: string;
      readonly attributes: readonly { readonly name: string }[];
      readonly members: readonly { readonly name: string }[];
      readonly events: readonly { readonly name: string }[];
    }[];
  }[];
}

const manifest = JSON.parse(readFileSync("web/custom-elements.json", "utf8")) as Manifest;
const declarations = manifest.modules.flatMap((module) => module.declarations);

/** Of a report that is a file, made by the package itself. */
const INTERNAL = ["opening", "about"];

describe.each(declarations)("$tagName", ({ name, tagName, attributes, members, events }) => {
  const element = elements[name] as unknown as typeof LitElement;
  const observed = element.observedAttributes;
  const properties = [...element.elementProperties];

  it("has the attributes that are listed", () => {
    expect(attributes.map((attribute) => attribute.name).sort()).toEqual([...observed].sort());
  });

  it("has the properties that are listed", () => {
    const own = properties.filter(([, options]) => options.attribute === false && !options.state).map(([key]) => String(key));
    expect(members.map((member) => member.name).sort()).toEqual(own.filter((key) => !INTERNAL.includes(key)).sort());
  });

  it("tells the events that are listed, and no others", () => {
    const file = `web/src/elements/${tagName.replace("parcours-", "")}/${tagName}.ts`;
    const told = [...readFileSync(file, "utf8").matchAll(/emit\("(parcours-[\w-]+)"/gu)].map((match) => match[1]);
    const listed = events.map((event) => event.name);
    expect(listed).toEqual(expect.arrayContaining([...new Set(told)]));
  });
});

it("lists every element that define exports", () => {
  expect(declarations.map(({ name }) => name).sort()).toEqual(Object.keys(elements).sort());
});
