// Ways through a funnel as a Sankey diagram: nodes and links -> rectangles and ribbons. The layout is
// d3-sankey's; every stage is a column, in the order of the stages, whatever its links.

import { sankey } from "d3-sankey";
import type { PathLink, PathMap, PathNode } from "../state/funnel/paths.js";

export interface PathsSize {
  readonly width: number;
  readonly height: number;
  readonly nodeWidth: number;
  /** Between nodes of one column, in px. */
  readonly gap: number;
}

export interface NodeShape {
  readonly node: PathNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LinkShape {
  readonly link: PathLink;
  /** Path data of the ribbon. */
  readonly ribbon: string;
  /** At its middle, in px. */
  readonly thickness: number;
}

export interface PathsShape {
  readonly nodes: readonly NodeShape[];
  readonly links: readonly LinkShape[];
}

/** Nobody's ribbon or node is thinner than this, in px: one record among a million shows. */
const THINNEST = 1;

const round = (value: number): number => Math.round(value * 10) / 10;

export function funnelPaths(map: PathMap, size: PathsSize): PathsShape {
  if (map.nodes.length === 0) return { nodes: [], links: [] };
  const used = [...new Set(map.nodes.map(({ column }) => column))].sort((a, b) => a - b);
  const layout = sankey<PathNode & { fixedValue: number }, PathLink>()
    .nodeId(({ key }) => key)
    .nodeAlign((node) => used.indexOf(node.column))
    .nodeSort((a, b) => rank(b) - rank(a))
    .nodeWidth(size.nodeWidth)
    .nodePadding(size.gap)
    .extent([
      [0, 0],
      [size.width, size.height],
    ]);
  const { nodes, links } = layout({
    nodes: map.nodes.map((node) => ({ ...node, fixedValue: node.records })),
    links: [...map.links, ...spine(map, used)].map(({ from, to, records, meanMs }) => ({
      from, to, records, meanMs, source: from, target: to, value: records,
    })),
  });
  // d3-sankey spreads the columns in use over the width; a stage that nobody reached keeps its place.
  const step = map.columns > 1 ? (size.width - size.nodeWidth) / (map.columns - 1) : 0;
  const shapes = nodes.map((node): NodeShape => {
    const { y0 = 0, y1 = 0 } = node;
    const { key, reference, column, records } = node;
    return {
      node: { key, reference, column, records },
      x: round(column * step),
      y: round(y0),
      width: size.nodeWidth,
      height: round(Math.max(THINNEST, y1 - y0)),
    };
  });
  const place = new Map(shapes.map((shape) => [shape.node.key, shape]));
  return {
    nodes: shapes,
    links: links.flatMap(({ from, to, records, meanMs, y0 = 0, y1 = 0, width = 0 }) => {
      const source = place.get(from);
      const target = place.get(to);
      if (!source || !target || records === 0) return [];
      const thickness = Math.max(THINNEST, width);
      const ribbon = ribbonBetween(source.x + source.width, y0, target.x, y1, thickness);
      return [{ link: { from, to, records, meanMs }, ribbon, thickness: round(thickness) }];
    }),
  };
}

/** Links of nobody from column to column: d3-sankey finds its layers by links, and some stages have none. */
function spine({ nodes }: PathMap, used: readonly number[]): PathLink[] {
  const firsts = used.map((column) => nodes.find((node) => node.column === column)?.key ?? "");
  return firsts.slice(1).map((to, index) => ({ from: firsts[index] ?? "", to, records: 0, meanMs: null }));
}

/** Larger stands higher; "all others" and "no value" below every value. */
function rank({ reference, records }: PathNode): number {
  if (reference.none) return -2;
  if (reference.other) return -1;
  return records;
}

function ribbonBetween(x0: number, y0: number, x1: number, y1: number, thickness: number): string {
  const middle = (x0 + x1) / 2;
  const half = thickness / 2;
  const curve = (fromY: number, toX: number, toY: number): string =>
    `C${round(middle)} ${round(fromY)} ${round(middle)} ${round(toY)} ${round(toX)} ${round(toY)}`;
  return (
    `M${round(x0)} ${round(y0 - half)}${curve(y0 - half, x1, y1 - half)}` +
    `V${round(y1 + half)}${curve(y1 + half, x0, y0 + half)}Z`
  );
}
