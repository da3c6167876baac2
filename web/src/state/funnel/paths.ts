// The ways through a funnel, ready to be drawn or listed: nodes by stage, links between them, paths by
// how many took them. Pure, without language: stages and values are named by whoever shows them.

import type { FunnelAnswer, FunnelPath, NodeReference, StageNode } from "../../types/index.js";

export interface PathNode {
  readonly key: string;
  readonly reference: NodeReference;
  /** Index of its stage. */
  readonly column: number;
  readonly records: number;
}

export interface PathLink {
  readonly from: string;
  readonly to: string;
  readonly records: number;
  readonly meanMs: number | null;
}

export interface PathMap {
  readonly columns: number;
  /** Of one column after the other, most records first, "all others" and "no value" last. */
  readonly nodes: readonly PathNode[];
  readonly links: readonly PathLink[];
}

export function nodeKey({ stage, value, other, none }: NodeReference): string {
  return JSON.stringify([stage, other ? "other" : none ? "none" : "value", value ?? ""]);
}

export function pathMap(answer: Pick<FunnelAnswer, "stages" | "links">): PathMap {
  const nodes = answer.stages.flatMap((stage, column) => {
    const parts: readonly StageNode[] = stage.nodes ?? [{ records: stage.records }];
    return parts
      .filter(({ records }) => records > 0)
      .map(({ records, value, other, none }): PathNode => {
        const reference: NodeReference = {
          stage: stage.id,
          ...(value === undefined ? {} : { value }),
          ...(other ? { other } : {}),
          ...(none ? { none } : {}),
        };
        return { key: nodeKey(reference), reference, column, records };
      });
  });
  const known = new Set(nodes.map(({ key }) => key));
  const links = answer.links
    .map(({ from, to, records, meanMs }) => ({ from: nodeKey(from), to: nodeKey(to), records, meanMs }))
    .filter(({ from, to, records }) => records > 0 && known.has(from) && known.has(to));
  return { columns: answer.stages.length, nodes, links };
}

export interface RankedPath {
  readonly path: FunnelPath;
  /** 0..1 of the records that entered. */
  readonly share: number;
  /** It ends at the last stage. */
  readonly converted: boolean;
}

/** Most records first; equal ones keep the engine's order. */
export function rankedPaths(answer: Pick<FunnelAnswer, "stages" | "paths" | "entered">): RankedPath[] {
  const last = answer.stages.at(-1)?.id;
  return [...answer.paths]
    .sort((a, b) => b.records - a.records)
    .map((path) => ({
      path,
      share: answer.entered > 0 ? path.records / answer.entered : 0,
      converted: path.nodes.at(-1)?.stage === last,
    }));
}
