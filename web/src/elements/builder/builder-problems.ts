// What the engine refused about the whole funnel, shown at the setting that it names.

import { html, type TemplateResult } from "lit";
import { placeOf } from "../../state/funnel/place.js";
import type { BuilderContext } from "./builder-context.js";

/** The engine's problems with one of the definition's own members. */
export function problems(context: BuilderContext, ...names: string[]): TemplateResult[] {
  return context.problems
    .filter(({ path }) => {
      const place = placeOf(path);
      return place.at === "setting" && names.includes(place.name);
    })
    .map(({ message }) => html`<p class="problem small" role="alert">${message}</p>`);
}
