// The ways through a funnel: a picture where there is room, ranked paths everywhere, the links as a table.

import { html, nothing, svg, type TemplateResult } from "lit";
import { cutText } from "../../charts/cut-text.js";
import { funnelPaths, type NodeShape } from "../../charts/funnel-paths.js";
import { pathMap, rankedPaths, type PathMap } from "../../state/funnel/paths.js";
import type { FunnelAnswer, FunnelPath, NodeReference } from "../../types/index.js";
import { shareBar } from "../shared/spark.js";
import { eventName } from "./funnel-texts.js";
import { nodeName, numberLink, stageNameOf, type ResultContext } from "./result-context.js";

const NODE_WIDTH = 10;
const NODE_GAP = 30;
/** A column with its labels needs this much, px; with less there is no picture. */
const LEAST_COLUMN = 104;
const HEADING = 44;
const FEW_PATHS = 8;

export interface PathsView {
  readonly all: boolean;
  showAll(): void;
}

interface PathsContext extends ResultContext {
  readonly answer: FunnelAnswer;
}

export function pathsView(context: PathsContext, view: PathsView): TemplateResult {
  const map = pathMap(context.answer);
  return html`
    ${context.width >= map.columns * LEAST_COLUMN && map.links.length > 0 ? picture(context, map) : nothing}
    ${ranked(context, view)}
    <details class="twin">
      <summary class="small">${context.text("view.table")}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${context.text("paths.title")}>
        ${table(context, map)}
      </div>
    </details>
  `;
}

/** Values of the property "type" are events. */
function nameOf(context: ResultContext, node: NodeReference): string {
  const { words, text, answer, definition } = context;
  const stage = definition.stages.find(({ id }) => id === node.stage);
  const byEvent = stage?.breakdown === undefined || stage.breakdown.by === "type";
  return nodeName(words, answer, node, (value) => (byEvent ? eventName(text, value) : value));
}

function picture(context: ResultContext, map: PathMap): TemplateResult {
  const { words, answer, width } = context;
  const most = Math.max(...answer.stages.map((_, column) => map.nodes.filter((node) => node.column === column).length));
  const height = Math.max(180, most * 58);
  const titles = answer.stages.map(({ id }) => stageNameOf(words, answer, id).length);
  const longest = longestNames(context, map);
  const shape = funnelPaths(map, { width, height, nodeWidth: NODE_WIDTH, gap: NODE_GAP });
  return html`<div class="paths-picture">
    <svg
      class="chart paths"
      part="chart"
      role="img"
      aria-label=${summary(context, map)}
      viewBox="0 0 ${width} ${height + HEADING}"
      height=${height + HEADING}
    >
      ${answer.stages.map(({ id }, column) => {
        const last = column === map.columns - 1;
        const x = map.columns > 1 ? (column * (width - NODE_WIDTH)) / (map.columns - 1) : 0;
        const room = lettersFor(width, column, titles, 7);
        return svg`<text class="column-name" x=${last ? x + NODE_WIDTH : x} y="14"
          text-anchor=${last && column > 0 ? "end" : "start"}>${cutText(stageNameOf(words, answer, id), room)}</text>`;
      })}
      <g transform="translate(0 ${HEADING})">
        ${shape.links.map(
          ({ link, ribbon }) =>
            svg`<path class="ribbon" d=${ribbon}><title>${linkText(context, map, link.from, link.to, link.records, link.meanMs)}</title></path>`,
        )}
        ${shape.nodes.map((node) => nodeShape(context, map, node, longest))}
      </g>
    </svg>
  </div>`;
}

/**
 * Letters that have room beside a column. The last column's words end at it and share the gap with those of the one
 * before: each has what the longest of the others, `longest` by column, leave, and half of the gap at least.
 */
function lettersFor(width: number, column: number, longest: readonly number[], letterWidth: number): number {
  const last = longest.length - 1;
  const gap = ((width - NODE_WIDTH) / Math.max(1, last) - 3 * NODE_WIDTH) / letterWidth;
  if (column < last - 1) return gap;
  return Math.max(gap / 2, gap - (longest[column === last ? last - 1 : last] ?? 0));
}

/** Of the names of each column's nodes. */
function longestNames(context: ResultContext, map: PathMap): number[] {
  return Array.from({ length: map.columns }, (_, column) =>
    Math.max(0, ...map.nodes.filter((node) => node.column === column).map(({ reference }) => nameOf(context, reference).length)),
  );
}

function nodeShape(
  context: ResultContext,
  map: PathMap,
  { node, x, y, width, height }: NodeShape,
  longest: readonly number[],
): TemplateResult {
  const { words } = context;
  const last = node.column === map.columns - 1;
  const { value, other, none } = node.reference;
  const split = value !== undefined || other === true || none === true;
  const room = lettersFor(context.width, node.column, longest, 6.4);
  const labelX = last ? x - 6 : x + width + 6;
  const anchor = last ? "end" : "start";
  const middle = y + Math.max(height, 2) / 2;
  return svg`
    <rect class=${node.reference.other || node.reference.none ? "node rest" : "node"} x=${x} y=${y} width=${width} height=${height} rx="2"></rect>
    ${split
      ? svg`<text class="node-name" x=${labelX} y=${middle - 2} text-anchor=${anchor}>${cutText(nameOf(context, node.reference), room)}<title>${nameOf(context, node.reference)}</title></text>`
      : nothing}
    <text class="node-count" x=${labelX} y=${split ? middle + 13 : middle + 4} text-anchor=${anchor}>${words.format.number(node.records)}</text>
  `;
}

function label(context: ResultContext, map: PathMap, key: string): string {
  const node = map.nodes.find((candidate) => candidate.key === key);
  if (!node) return "";
  const stage = stageNameOf(context.words, context.answer, node.reference.stage);
  const name = nameOf(context, node.reference);
  return name === stage ? stage : `${stage}: ${name}`;
}

function linkText(
  context: ResultContext,
  map: PathMap,
  from: string,
  to: string,
  records: number,
  meanMs: number | null,
): string {
  const { words } = context;
  const time = meanMs === null ? "" : `, ${words.format.duration(meanMs)}`;
  return `${label(context, map, from)} → ${label(context, map, to)}: ${words.format.number(records)}${time}`;
}

function summary(context: ResultContext, map: PathMap): string {
  const { text } = context;
  const widest = [...map.links].sort((a, b) => b.records - a.records)[0];
  if (!widest) return text("paths.chart.none");
  return text("paths.chart", {
    count: map.links.length,
    from: label(context, map, widest.from),
    to: label(context, map, widest.to),
    records: widest.records,
  });
}

function ranked(context: PathsContext, view: PathsView): TemplateResult {
  const { words, text, answer } = context;
  const paths = rankedPaths(answer);
  const shown = view.all ? paths : paths.slice(0, FEW_PATHS);
  const more = paths.length - shown.length;
  return html`
    <h3 class="sub">${text("paths.top")}</h3>
    <ol class="ranked">
      ${shown.map(
        ({ path, share, converted }) => html`<li>
          <p class="way">
            ${path.nodes.map(
              (node, index) =>
                html`${index > 0 ? html`<span class="arrow" aria-hidden="true"> → </span>` : nothing}<span
                    class="stop"
                    >${nameOf(context, node)}</span
                  >`,
            )}
            ${converted ? nothing : html`<span class="arrow quiet"> · ${text("paths.ended")}</span>`}
          </p>
          <p class="way-figures small">
            ${numberLink(context, words.format.number(path.records), path.records, { path: path.nodes }, wayText(context, path))}
            <span class="quiet">${words.format.percent(share)}</span>
          </p>
          <div class=${converted ? "way-bar" : "way-bar ended"}>${shareBar(share)}</div>
        </li>`,
      )}
    </ol>
    ${more > 0
      ? html`<p class="more-paths">
          <span class="quiet small">${text("paths.more", { count: more })}</span>
          <button class="plain low" @click=${view.showAll}>${text("paths.show")}</button>
        </p>`
      : nothing}
  `;
}

function wayText(context: ResultContext, path: FunnelPath): string {
  return path.nodes.map((node) => nameOf(context, node)).join(" → ");
}

function table(context: ResultContext, map: PathMap): TemplateResult {
  const { words, text, answer } = context;
  const byKey = new Map(map.nodes.map((node) => [node.key, node.reference]));
  return html`<table class="small">
    <caption class="sr">
      ${text("paths.title")}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text("paths.from")}</th>
        <th scope="col">${text("paths.to")}</th>
        <th scope="col">${text("paths.records")}</th>
        <th scope="col">${text("paths.share")}</th>
        <th scope="col">${text("paths.mean")}</th>
      </tr>
    </thead>
    <tbody>
      ${[...map.links]
        .sort((a, b) => b.records - a.records)
        .map(({ from, to, records, meanMs }) => {
          const title = `${label(context, map, from)} → ${label(context, map, to)}`;
          const ends = { from: byKey.get(from), to: byKey.get(to) };
          return html`<tr>
            <th scope="row">${label(context, map, from)}</th>
            <td class="text">${label(context, map, to)}</td>
            <td>
              ${ends.from && ends.to
                ? numberLink(context, words.format.number(records), records, { link: { from: ends.from, to: ends.to } }, title)
                : words.format.number(records)}
            </td>
            <td>${words.format.percent(answer.entered > 0 ? records / answer.entered : null)}</td>
            <td>${words.format.duration(meanMs)}</td>
          </tr>`;
        })}
    </tbody>
  </table>`;
}

