// One funnel under the rules of other tools.

import type { Message } from "../message.js";

export const rosetta = {
  "rosetta.label": "How other tools count",
  "rosetta.lead": "The same definition on the same data, under the rules of each tool. What they would show, and who makes the difference.",
  "rosetta.base": "This funnel",
  "rosetta.same": "Counts everybody the same way.",
  "rosetta.others": "As many, but not the same people.",
  "rosetta.refused": "cannot run this funnel",
  "rosetta.refused.window": "It wants a time limit, and this funnel has none.",
  "rosetta.gained": { one: "{count} more", other: "{count} more" },
  "rosetta.lost": { one: "{count} fewer", other: "{count} fewer" },
  "rosetta.difference": "{stage}: {counts}.",
  "rosetta.examples": "For example {names}.",
  "rosetta.why.window": "It allows {time} from the first step.",
  "rosetta.why.window.none": "It has no time limit.",
  "rosetta.why.entry-rule": "It counts another attempt.",
  "rosetta.why.ties": "It orders events of one instant differently.",
  "rosetta.why.range": "Its dates apply to other steps.",
  "rosetta.why.hops": "It allows {time} between two stages.",
  "rosetta.why.hops.several": "It limits the time between two stages.",
  "rosetta.why.several": "Several of its rules together.",
} as const satisfies Record<string, Message>;
