// The first events of a file as they would be read, and how many of the looked-at rows could be.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { Preview, PreviewRow } from "../../types/index.js";
import { reasonText } from "../found/found-words.js";
import { isMappingKey, mappingText, type MappingText } from "./mapping-words.js";

/** Of an event's own properties, this many are shown. */
const MOST_PROPERTIES = 4;
const FIRST = ["contact", "time", "type"];

function otherFields(rows: readonly PreviewRow[]): string[] {
  const names = rows.flatMap((row) => Object.keys(row)).filter((name) => name !== "properties" && !FIRST.includes(name));
  return [...new Set(names)];
}

function propertyNames(rows: readonly PreviewRow[]): string[] {
  return [...new Set(rows.flatMap(({ properties }) => Object.keys(properties)))].slice(0, MOST_PROPERTIES);
}

/** `current`: the preview is of what is chosen now, not of the first guess. */
export function previewTable(words: Localizer, preview: Preview, current: boolean): TemplateResult {
  const text = mappingText(words);
  const { rows, summary } = preview;
  // Nothing was read where contact, time or type is not known yet: no count is right then.
  const [count, told] = [summary.rows, summary.records];
  const counts = { count, kept: summary.kept };
  const [others, properties] = [otherFields(rows), propertyNames(rows)];
  const reasons = Object.keys(summary.skipped).map((reason) => reasonText(words, reason));
  return html`<div class="preview" part="preview" aria-busy=${current ? "false" : nothing}>
    <h2>${text("preview")}</h2>
    <p class="quiet small" role="status">
      ${count === 0 ? nothing : told === undefined ? text("kept", counts) : text("kept.told", { ...counts, rows: told })}${reasons.length > 0
        ? html` · ${words.format.list(reasons)}`
        : nothing}
    </p>
    ${rows.length === 0
      ? html`<p class="quiet">${text("preview.none")}</p>`
      : html`${previewList(words, text, rows, [...FIRST, ...others], properties)}
        <div class="scroll" tabindex="0" role="region" aria-label=${text("preview")}>
          <table class="small">
            <thead>
              <tr>
                ${[...FIRST, ...others].map((field) => html`<th scope="col">${fieldName(text, field)}</th>`)}
                ${properties.map((name) => html`<th scope="col" class="quiet">${name}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                (row) => html`<tr>
                  ${[...FIRST, ...others].map((field) => html`<td>${cell(words, field, row[field])}</td>`)}
                  ${properties.map((name) => html`<td class="quiet">${row.properties[name] ?? ""}</td>`)}
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`}
  </div>`;
}

/** The same where a table has no room: of each row what it holds, with its name. */
function previewList(
  words: Localizer,
  text: MappingText,
  rows: readonly PreviewRow[],
  fields: readonly string[],
  properties: readonly string[],
): TemplateResult {
  const pair = (name: string, value: string | undefined): TemplateResult | typeof nothing =>
    value ? html`<div><dt class="quiet">${name}</dt><dd>${value}</dd></div>` : nothing;
  return html`<ul class="list small" aria-label=${text("preview")}>
    ${rows.map(
      (row) => html`<li>
        <dl>
          ${fields.map((field) => pair(fieldName(text, field), cell(words, field, row[field])))}
          ${properties.map((name) => pair(name, row.properties[name]))}
        </dl>
      </li>`,
    )}
  </ul>`;
}

/** A field that the form names is called the same here. */
function fieldName(text: MappingText, field: string): string {
  const key = `field.${field}`;
  return isMappingKey(key) ? text(key) : field;
}

/** Times in words, so that a month taken for a day is seen. */
function cell(words: Localizer, field: string, value: PreviewRow[string] | undefined): string {
  if (typeof value !== "string") return "";
  return field === "time" ? words.format.dateTime(value) : value;
}
