// The ids of stages that were given none. Pure.

import type { FunnelDefinition, FunnelStage } from "../../types/index.js";

export interface DefinitionWithIds extends FunnelDefinition {
  readonly stages: readonly (FunnelStage & { readonly id: string })[];
}

function hasIds(definition: FunnelDefinition): definition is DefinitionWithIds {
  return definition.stages.every(({ id }) => id !== undefined);
}

/** Stages without an id get the one that the engine would give them; the same definition where each has its own. */
export function withIds(given: FunnelDefinition): DefinitionWithIds {
  if (hasIds(given)) return given;
  return { ...given, stages: given.stages.map((stage, index) => ({ ...stage, id: stage.id ?? `stage-${index + 1}` })) };
}
