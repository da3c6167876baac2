// The line above a funnel: where to start from, undo and redo, pause, what is kept, sharing, downloads.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { OfferedSample } from "../../state/funnel-samples.js";
import type { FunnelDefinition } from "../../types/index.js";
import { icons } from "../shared/icons.js";
import type { FunnelDesk } from "./funnel-desk.js";
import { funnelText, type Text } from "./funnel-texts.js";
import { REDO_KEYS, UNDO_KEYS, withKeys } from "./history-keys.js";
import { closeMenu, menu } from "./menu.js";
import { tools } from "./tool-icons.js";

export type PictureFormat = "svg" | "png";

export interface FunnelBar {
  readonly words: Localizer;
  /** Little room: the ready-made funnels are one field. */
  readonly compact: boolean;
  /** As little as on a phone. */
  readonly narrow: boolean;
  readonly samples: readonly OfferedSample[];
  /** Id of the ready-made funnel shown. */
  readonly chosen: string | null;
  readonly editable: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly paused: boolean;
  /** What to call this funnel when it is kept. */
  readonly name: string;
  readonly hasAnswer: boolean;
  /** The page's address can carry a funnel; that of a saved file leads nowhere for others. */
  readonly linkable: boolean;
  /** What is kept, shared, pasted. */
  readonly desk: FunnelDesk;
  choose(definition: FunnelDefinition, sample: string | null): void;
  blank(): void;
  undo(): void;
  redo(): void;
  pause(paused: boolean): void;
  download(what: "csv" | "json" | PictureFormat): void;
}

/** Longer names of ready-made funnels, in letters together, leave the tools no room on their line: they are a menu then. */
const MOST_LETTERS = 105;

export function funnelBar(bar: FunnelBar): TemplateResult {
  const text = funnelText(bar.words);
  return html`<div class=${bar.narrow ? "tools narrow" : "tools"}>
    ${samples(bar, text)}
    <div class=${`tool-group ${bar.editable ? "full" : ""} ${bar.hasAnswer ? "" : "unanswered"}`}>
      ${bar.editable ? history(bar, text) : nothing} ${bar.editable ? keep(bar, text) : nothing}
      ${share(bar, text)} ${download(bar, text)}
    </div>
    <p class="note-line small" role="status">${bar.desk.note}</p>
    ${bar.desk.byHand
      ? html`<label class="field by-hand"
          ><span>${text("share.copy.failed")}</span
          ><textarea
            readonly
            .value=${bar.desk.byHand}
            @focus=${(event: Event) => {
              (event.target as HTMLTextAreaElement).select();
            }}
          ></textarea
        ></label>`
      : nothing}
  </div>`;
}

function samples(bar: FunnelBar, text: Text): TemplateResult {
  const { chosen } = bar;
  const names = [...bar.samples.map(({ id }) => text(`funnel.sample.${id}`)), bar.editable ? text("bar.blank") : ""];
  if (bar.compact || names.join("").length > MOST_LETTERS) return sampleMenu(bar, text);
  return html`<div class="choices" role="group" aria-label=${text("funnel.choose")}>
    ${bar.samples.map(
      ({ id, definition }) =>
        html`<button
          part="choice"
          aria-pressed=${chosen === id ? "true" : "false"}
          @click=${() => {
            bar.choose(definition, id);
          }}
        >
          ${text(`funnel.sample.${id}`)}
        </button>`,
    )}
    ${bar.editable
      ? html`<button class="blank" @click=${bar.blank}>${tools.plus}<span>${text("bar.blank")}</span></button>`
      : nothing}
  </div>`;
}

/** A menu and not a field: the name of a funnel may take two lines. */
function sampleMenu(bar: FunnelBar, text: Text): TemplateResult {
  const { samples: offered, chosen } = bar;
  const known = offered.find(({ id }) => id === chosen);
  const name = known ? text(`funnel.sample.${known.id}`) : bar.name;
  return menu(
    "start-from",
    html`<span class="sr">${text("funnel.choose")}: </span><bdi>${name}</bdi>`,
    icons.down,
    html`${offered.map(
      ({ id, definition }) =>
        html`<button
          class="item"
          aria-pressed=${id === chosen ? "true" : "false"}
          @click=${(event: Event) => {
            bar.choose(definition, id);
            closeMenu(event);
          }}
        >
          ${text(`funnel.sample.${id}`)}
        </button>`,
    )}
    ${bar.editable
      ? html`<button
          class="item blank"
          @click=${(event: Event) => {
            bar.blank();
            closeMenu(event);
          }}
        >
          ${tools.plus}<span>${text("bar.blank")}</span>
        </button>`
      : nothing}`,
  );
}

function history(bar: FunnelBar, text: Text): TemplateResult {
  const pause = text(bar.paused ? "bar.resume" : "bar.pause");
  return html`
    <button
      class="tool"
      ?disabled=${!bar.canUndo}
      aria-label=${text("bar.undo")}
      aria-keyshortcuts=${UNDO_KEYS}
      title=${withKeys(text("bar.undo"), false)}
      @click=${bar.undo}
    >
      ${tools.undo}
    </button>
    <button
      class="tool"
      ?disabled=${!bar.canRedo}
      aria-label=${text("bar.redo")}
      aria-keyshortcuts=${REDO_KEYS}
      title=${withKeys(text("bar.redo"), true)}
      @click=${bar.redo}
    >
      ${tools.redo}
    </button>
    <button
      class="tool"
      aria-pressed=${bar.paused ? "true" : "false"}
      aria-label=${text("bar.pause")}
      title=${pause}
      @click=${() => {
        bar.pause(!bar.paused);
      }}
    >
      ${bar.paused ? tools.play : tools.pause}
    </button>
  `;
}

function keep(bar: FunnelBar, text: Text): TemplateResult {
  return menu(
    "keep",
    text("bar.keep"),
    tools.keep,
    html`
      <form
        class="keep-form"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          const name = new FormData(event.currentTarget as HTMLFormElement).get("name");
          if (typeof name === "string" && name.trim() !== "") bar.desk.keep(name.trim());
        }}
      >
        <label class="field">
          <span>${text("keep.name")}</span>
          <input name="name" autocomplete="off" maxlength="120" required .value=${bar.name} />
        </label>
        <button class="primary" type="submit">${text("keep.save")}</button>
      </form>
      ${bar.desk.kept.length === 0
        ? html`<p class="quiet small">${text("keep.none")}</p>`
        : html`<ul class="kept">
            ${bar.desk.kept.map(
              ({ name, definition }) => html`<li>
                <button
                  class="plain kept-open"
                  aria-label=${text("keep.open", { name })}
                  @click=${(event: Event) => {
                    bar.choose(definition, null);
                    closeMenu(event);
                  }}
                >
                  <span class="kept-name">${name}</span>
                  <span class="quiet small">${text("keep.stages", { count: definition.stages.length })}</span>
                </button>
                <button
                  class="icon-button"
                  aria-label=${text("keep.remove", { name })}
                  title=${text("keep.remove", { name })}
                  @click=${(event: Event) => {
                    // Its own button goes; the menu stays, as long as something in it has the focus.
                    (event.currentTarget as Element).closest<HTMLElement>(".menu-panel")?.focus();
                    bar.desk.forget(name);
                  }}
                >
                  ${tools.bin}
                </button>
              </li>`,
            )}
          </ul>`}
    `,
    () => {
      bar.desk.refreshKept();
    },
  );
}

function share(bar: FunnelBar, text: Text): TemplateResult {
  return menu(
    "share",
    text("bar.share"),
    tools.share,
    html`
      ${bar.linkable
        ? html`<button class="item" @click=${(event: Event) => { bar.desk.copyLink(); closeMenu(event); }}>
              ${text("share.link")}
            </button>
            <p class="quiet small">${text("share.link.hint")}</p>`
        : nothing}
      <button class="item" @click=${(event: Event) => { bar.desk.copyJson(); closeMenu(event); }}>
        ${text("share.json")}
      </button>
      ${bar.editable
        ? html`<form
            class="paste"
            @submit=${(event: SubmitEvent) => {
              event.preventDefault();
              bar.desk.run();
            }}
          >
            <label class="field">
              <span>${text("share.paste")}</span>
              <textarea
                spellcheck="false"
                aria-label=${text("funnel.own.label")}
                aria-describedby="refusal"
                placeholder=${text("funnel.own.hint")}
                .value=${bar.desk.pasted}
                @input=${(event: Event) => {
                  bar.desk.paste((event.target as HTMLTextAreaElement).value);
                }}
              ></textarea>
            </label>
            <p id="refusal" role="alert" class=${bar.desk.refusal ? "problem small" : "sr"}>${bar.desk.refusal}</p>
            <div class="row">
              <button class="primary" type="submit">${text("funnel.own.run")}</button>
              <button
                type="button"
                @click=${(event: Event) => {
                  const next = (event.currentTarget as Element).nextElementSibling;
                  if (next instanceof HTMLInputElement) next.click();
                }}
              >
                ${icons.files}<span>${text("funnel.own.open")}</span>
              </button>
              <input
                id="definition"
                type="file"
                hidden
                accept=".json,application/json"
                @change=${(event: Event) => {
                  const input = event.target as HTMLInputElement;
                  const file = input.files?.[0];
                  input.value = "";
                  if (file) void bar.desk.openFile(file);
                }}
              />
            </div>
          </form>`
        : nothing}
    `,
  );
}

function download(bar: FunnelBar, text: Text): TemplateResult {
  return menu(
    "download",
    text("bar.export"),
    tools.download,
    html`${(["csv", "json", "svg", "png"] as const).map(
      (what) =>
        html`<button
          class="item"
          @click=${(event: Event) => {
            bar.download(what);
            closeMenu(event);
          }}
        >
          ${text(`export.${what}`)}
        </button>`,
    )}`,
  );
}
