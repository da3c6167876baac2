// An amount of time with its unit; empty means no limit.

import { html, type TemplateResult } from "lit";
import { amountOf, durationOf, type DurationUnit } from "../../state/funnel/window.js";
import { valueOf, type BuilderContext } from "./builder-context.js";

const UNITS: readonly DurationUnit[] = ["minute", "hour", "day", "week"];

export function durationField(
  { text }: Pick<BuilderContext, "text">,
  label: string,
  value: string | undefined,
  change: (value: string | undefined) => void,
): TemplateResult {
  const { amount, unit } = (value === undefined ? null : amountOf(value)) ?? { amount: null, unit: "day" };
  const set = (typed: string, nextUnit: DurationUnit): void => {
    const number = Number(typed.replace(",", "."));
    const known = typed.trim() !== "" && Number.isFinite(number) && number >= 0;
    change(known ? durationOf({ amount: number, unit: nextUnit }) : undefined);
  };
  return html`<div class="field duration" role="group" aria-label=${label}>
    <span aria-hidden="true">${label}</span>
    <div class="pair">
      <input
        type="text"
        inputmode="decimal"
        aria-label="${label}: ${text("duration.amount")}"
        placeholder=${text("duration.none")}
        .value=${amount === null ? "" : String(amount)}
        @change=${(event: Event) => {
          set(valueOf(event), unit);
        }}
      />
      <select
        aria-label="${label}: ${text("duration.unit")}"
        @change=${(event: Event) => {
          if (amount !== null) set(String(amount), valueOf(event) as DurationUnit);
        }}
      >
        ${UNITS.map(
          (one) =>
            html`<option value=${one} ?selected=${one === unit}>${text(`unit.${one}`)}</option>`,
        )}
      </select>
    </div>
  </div>`;
}
