// A funnel's result as a file: CSV, JSON, or the picture that is shown as SVG or PNG.

import { funnelPoster, type PosterStage } from "../../export/funnel-poster.js";
import { fileName, saveFile } from "../../export/save.js";
import { framedSvg, pngOf, styledMarkup, textMeasure, type Frame } from "../../export/svg-file.js";
import type { Localizer } from "../../i18n/translate.js";
import type { AnswerWithoutPaths } from "../../state/funnel/asking.js";
import { rangeDays } from "../../state/days.js";
import { resultCsv } from "../../state/funnel/export.js";
import { stageViews } from "../../state/funnel-view.js";
import type { FunnelAnswer, FunnelDefinition } from "../../types/index.js";
import { funnelText, stageTitle } from "./funnel-texts.js";
import { exclusionSentences } from "./funnel-scopes.js";
import { shareText, termsText, wentText } from "./funnel-words.js";
import type { FunnelView } from "./funnel-result.js";

export interface Downloaded {
  readonly words: Localizer;
  readonly answer: AnswerWithoutPaths;
  /** The answer with its paths; null where it is gone. */
  whole(): Promise<FunnelAnswer | null>;
  readonly definition: FunnelDefinition;
  readonly name: string;
  /** Of which days where the definition bounds none: "1 Jan – 31 Mar 2026"; empty where nobody knows. */
  readonly dates: string;
  readonly view: FunnelView;
  /** The picture on the screen; null where the view has none. */
  readonly picture: SVGSVGElement | null;
  /** Where the colours come from. */
  readonly root: ShadowRoot;
}

/** False where it could not be made. */
export async function funnelDownload(what: "csv" | "json" | "svg" | "png", shown: Downloaded): Promise<boolean> {
  const { words, answer, definition, name } = shown;
  const text = funnelText(words);
  switch (what) {
    case "csv": {
      const rest = { other: text("value.other"), none: text("value.none") };
      saveFile(fileName([name, ...daysOf(definition)], "csv"), ["\ufeff", resultCsv(answer, (stage) => stageTitle(words, stage), rest)], "text/csv;charset=utf-8");
      return true;
    }
    case "json": {
      const whole = await shown.whole().catch(() => null);
      if (whole) saveFile(fileName([name], "json"), [`${JSON.stringify({ definition, answer: whole }, null, 2)}\n`], "application/json");
      return whole !== null;
    }
    case "svg":
      saveFile(fileName([name], "svg"), [pictureSvg(shown)], "image/svg+xml");
      return true;
    case "png": {
      const png = await pngOf(pictureSvg(shown));
      if (png) saveFile(fileName([name], "png"), [png], "image/png");
      return png !== null;
    }
  }
}

/** A table has no place for what it is about: its file's name says of which days it is, where that is not all. */
function daysOf({ range }: FunnelDefinition): string[] {
  if (!range) return [];
  const { from, to } = rangeDays({ from: "", to: "", ...range }, range.timeZone ?? "UTC");
  return [from, to];
}

/** Stages are drawn anew with their words in the picture; other views as they are on the screen. */
function pictureSvg(shown: Downloaded): string {
  const { picture, view, root } = shown;
  const { color, fontFamily } = getComputedStyle(root.host);
  const look = { fontFamily, measure: textMeasure(fontFamily), muted: colorOf(root, "--_muted") };
  const terms = [termsText(shown.words, shown.definition), shown.dates, exclusionSentences(shown.words, shown.definition).join(" ")];
  const caption = terms.filter(Boolean).join(" · ");
  const frame: Frame = { ...look, title: shown.name, caption, background: colorOf(root, "--_surface"), color };
  if (picture && view !== "bars") {
    const { width, height } = picture.viewBox.baseVal;
    return framedSvg(styledMarkup(picture), width, height, frame);
  }
  const { body, width, height } = funnelPoster(posterStages(shown), {
    ...look,
    text: color,
    accent: colorOf(root, "--_accent"),
    bad: colorOf(root, "--_bad"),
  });
  return framedSvg(body, width, height, frame);
}

/** The colour that a custom property means here and now: it may be written as light-dark() or another's. */
function colorOf(root: ShadowRoot, property: string): string {
  const probe = document.createElement("span");
  probe.style.setProperty("color", `var(${property})`);
  root.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function posterStages({ words, answer }: Downloaded): PosterStage[] {
  const text = funnelText(words);
  const stages = stageViews(answer);
  return stages.map((stage, index) => ({
    name: stageTitle(words, stage),
    records: stage.records,
    optional: stage.optional,
    count: words.format.number(stage.records),
    share: shareText(words, stage),
    went: wentText(words, stages, index),
    lost: stage.dropped ? text("funnel.lost", { count: stage.dropped }) : "",
  }));
}
