// What a funnel counts, in sentences: window, dates, filters of contact, step and all events, exclusions.

import type { Localizer } from "../../i18n/translate.js";
import type { FunnelDefinition, FunnelExclusion } from "../../types/index.js";
import { durationWords, eventName, filtersWords, funnelText, propertyName, stageTitle, stepWords, type Text } from "./funnel-texts.js";
import { allInRange, ownDatesText } from "./funnel-words.js";

export function scopeSentences(words: Localizer, definition: FunnelDefinition): string[] {
  const text = funnelText(words);
  const { filters = {} } = definition;
  const sentences = [
    counted(text, definition),
    definition.preset ? text("scope.preset", { preset: text(`preset.${definition.preset}`) }) : "",
    windowSentence(words, text, definition),
    rangeSentence(words, text, definition),
    definition.order === "any" ? text("scope.any") : "",
    definition.order === "strict" ? text("scope.strict") : "",
    filters.contact?.length ? text("scope.contact", { filters: filtersWords(words, filters.contact) }) : "",
    filters.lists?.length ? text("scope.lists", { lists: words.format.list(filters.lists) }) : "",
    filters.events?.length ? text("scope.events", { filters: filtersWords(words, filters.events) }) : "",
    ...definition.stages.flatMap(({ steps }) =>
      steps.map((step) =>
        step.where?.length
          ? text("scope.step", {
              step: eventName(text, step.event),
              filters: filtersWords(words, step.where),
            })
          : "",
      ),
    ),
    ...exclusionSentences(words, definition),
    definition.anonymous === false ? text("scope.anonymous") : "",
  ];
  return sentences.filter(Boolean);
}

function counted(text: Text, { count, entry, preset }: FunnelDefinition): string {
  const what =
    count === undefined || count === "contact"
      ? text("settings.count.contact")
      : text("settings.count.other", { property: propertyName(text, count) });
  // What a preset says about the entry is said by its own sentence.
  if (preset !== undefined && entry === undefined) return text("funnel.count.other", { record: what });
  return text(entry === "first" ? "scope.count.first" : entry === "latest" ? "scope.count.latest" : "scope.count", {
    what,
  });
}

function windowSentence(words: Localizer, text: Text, { window, preset }: FunnelDefinition): string {
  if (window?.total !== undefined) return text("scope.window", { time: durationWords(words, window.total) });
  return preset !== undefined && window === undefined ? "" : text("scope.window.none");
}

function rangeSentence(words: Localizer, text: Text, definition: FunnelDefinition): string {
  const told = ownDatesText(words, definition);
  return told && text(allInRange(definition) ? "scope.range.all" : "scope.range", { range: told });
}

export function exclusionSentences(words: Localizer, definition: FunnelDefinition): string[] {
  return (definition.exclusions ?? []).map((exclusion) => exclusionSentence(words, funnelText(words), definition, exclusion));
}

function exclusionSentence(
  words: Localizer,
  text: Text,
  { stages }: FunnelDefinition,
  exclusion: FunnelExclusion,
): string {
  const sentence = text(
    exclusion.mode === "remove-record" ? "scope.exclusion.remove" : "scope.exclusion",
    { event: stepWords(words, exclusion) },
  );
  if (!exclusion.between) return sentence;
  const [from, to] = exclusion.between.map((id) => {
    const stage = stages.find((candidate) => candidate.id === id);
    return stage ? stageTitle(words, stage) : id;
  });
  return text("scope.exclusion.between", { from: from ?? "", to: to ?? "", sentence });
}
