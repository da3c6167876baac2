// What a report shows before there is one: what this is, where files go, how a load is going, what
// went wrong.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { LoadProblem, LoadState } from "../../state/load-state.js";
import type { PickedFiles } from "../../storage/picked-files.js";
import type { RecentItem } from "../recent/parcours-recent.js";
import { emptyFilesTexts } from "../found/empty-files.js";
import { icons } from "../shared/icons.js";
import { problemDetails, problemSummary } from "../shared/problem-words.js";

export interface StartView {
  readonly load: Exclude<LoadState, { kind: "ready" | "unknown" }>;
  /** A funnel is shown once there is data. */
  readonly funnel: boolean;
  /** A sample is offered. */
  readonly sample: boolean;
  /** Opened before, or kept on the device. */
  readonly recent: readonly RecentItem[];
  /** Something is about to be opened. */
  onReach(): void;
  onFiles(picked: PickedFiles): void;
  onReopen(item: { id: string; kept: boolean }): void;
  onForget(item: { id: string; kept: boolean }): void;
  onSample(): void;
  onCancel(): void;
  onProblem(problem: LoadProblem): void;
}

export function startView(words: Localizer, view: StartView): TemplateResult {
  const { load } = view;
  return html`<div
    class="page start"
    @pointerover=${view.onReach}
    @dragenter=${view.onReach}
    @focusin=${view.onReach}
  >
    ${load.kind === "failed" ? problemNotice(words, load.problem) : hero(words)}
    ${load.kind === "start" && load.notice
      ? html`<p class="panel notice">${words.t("start.cancelled")}</p>`
      : nothing}
    ${view.funnel && load.kind !== "loading" ? html`<p class="panel notice">${words.t("start.funnel")}</p>` : nothing}
    <parcours-drop
      lang=${words.format.locale}
      .load=${load}
      ?sample=${view.sample}
      @parcours-files=${(event: CustomEvent<PickedFiles>) => {
        view.onFiles(event.detail);
      }}
      @parcours-sample=${view.onSample}
      @parcours-cancel=${view.onCancel}
      @parcours-error=${(event: CustomEvent<LoadProblem>) => {
        // Told again by the session, once it shows it.
        event.stopPropagation();
        view.onProblem(event.detail);
      }}
    ></parcours-drop>
    ${load.kind !== "loading" && view.recent.length > 0
      ? html`<parcours-recent
          lang=${words.format.locale}
          .items=${view.recent}
          @parcours-reopen=${(event: CustomEvent<{ id: string; kept: boolean }>) => {
            view.onReopen(event.detail);
          }}
          @parcours-forget=${(event: CustomEvent<{ id: string; kept: boolean }>) => {
            view.onForget(event.detail);
          }}
        ></parcours-recent>`
      : nothing}
    <p class="privacy">${icons.lock}<span>${words.t("start.privacy")}</span></p>
    <slot name="foot"></slot>
  </div>`;
}

function hero(words: Localizer): TemplateResult {
  return html`<header class="hero">
    <h1>${words.t("start.title")}</h1>
    <p>${words.t("start.lead")}</p>
  </header>`;
}

function problemNotice(words: Localizer, problem: LoadProblem): TemplateResult {
  if (problem.code === "engine-restarted") {
    return html`<section class="panel notice bad">
      <h1>${words.t("error.restarted.title")}</h1>
      <p>${words.t("error.restarted")}</p>
    </section>`;
  }
  if (problem.code === "empty-input") {
    return html`<section class="panel notice bad">
      <h1>${words.t("error.empty-input")}</h1>
      ${emptyFilesTexts(words, problem.files ?? []).map((text) => html`<p>${text}</p>`)}
    </section>`;
  }
  return html`<section class="panel notice bad">
    <h1>${words.t("error.title")}</h1>
    <p>${problemSummary(words, problem)}</p>
    ${problemDetails(words, problem)}
  </section>`;
}
