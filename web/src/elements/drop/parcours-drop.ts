// <parcours-drop>: takes files and folders, by dropping them, by choosing them, by keyboard; shows
// how a load goes, with Cancel.
//
// Properties  load: the load's state (state/load-state.ts)
// Attributes  accept: as on <input type=file>, for what is dropped too; multiple: several files, and folders
//             ("multiple" unless set "false");
//             sample: there, the button "Open a sample" is offered
// Events      parcours-files {files, handles}: handles where the browser gives them; parcours-sample, parcours-cancel; parcours-error {code, path,
//             message} where a dropped folder cannot be read, or nothing of what was given is accepted
// Parts       area, progress

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { estimate, START, type LoadState } from "../../state/load-state.js";
import { droppedHandles, pickFiles, type PickedFiles } from "../../storage/picked-files.js";
import { icons } from "../shared/icons.js";
import { ParcoursElement, textAttribute } from "../shared/parcours-element.js";
import { controls, tokens } from "../shared/tokens.js";
import { accepts } from "./accepts.js";
import { chosenFiles, droppedFiles } from "./dropped-files.js";
import { dropStyles } from "./parcours-drop.styles.js";

export class ParcoursDrop extends ParcoursElement {
  static override styles = [tokens, controls, dropStyles];
  static override properties: PropertyDeclarations = {
    load: { attribute: false },
    accept: textAttribute(),
    multiple: { converter: (value) => value !== "false" },
    sample: { type: Boolean },
    over: { state: true },
  };

  declare load: LoadState;
  declare accept: string;
  declare multiple: boolean;
  declare sample: boolean;
  declare protected over: boolean;

  constructor() {
    super();
    this.load = START;
    this.accept = "";
    this.multiple = true;
    this.sample = false;
    this.over = false;
  }

  protected override render(): TemplateResult {
    return this.load.kind === "loading" ? this.#loading(this.load) : this.#area();
  }

  /** Focus goes to the first thing to do: choose files, or cancel. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector("button")?.focus(options);
  }

  #area(): TemplateResult {
    const { words } = this;
    return html`<section
      class=${this.over ? "area over" : "area"}
      part="area"
      aria-labelledby="drop"
      @dragenter=${this.#dragged}
      @dragover=${this.#dragged}
      @dragleave=${this.#left}
      @drop=${this.#dropped}
    >
      <span class="badge">${icons.files}</span>
      <h2 id="drop">${words.t(this.over ? "start.release" : "start.drop")}</h2>
      <p class="quiet">${words.t("start.formats")}</p>
      <div class="actions">
        <button class="primary" @click=${() => void this.#choose()}>${words.t("start.files")}</button>
        ${this.multiple
          ? html`<button @click=${() => this.#pick("#folder")}>${words.t("start.folder")}</button>`
          : nothing}
        ${this.sample
          ? html`<button class="plain" @click=${() => this.emit("parcours-sample")}>
              ${words.t("start.sample")}
            </button>`
          : nothing}
      </div>
      <input
        id="files"
        type="file"
        hidden
        accept=${this.accept}
        ?multiple=${this.multiple}
        @change=${this.#chosen}
      />
      <input id="folder" type="file" hidden webkitdirectory @change=${this.#chosen} />
    </section>`;
  }

  #loading(load: LoadState & { kind: "loading" }): TemplateResult {
    const { words } = this;
    const { progress, names } = load;
    const { fraction, eventsPerSecond, leftMs } = estimate(load);
    const sealing = progress?.phase === "sealing";
    const facts: string[] = [];
    if (!progress) facts.push(words.t("load.preparing"));
    else {
      const done = words.format.bytes(progress.bytes);
      facts.push(
        progress.totalBytes === null
          ? done
          : words.t("load.bytes", { done, total: words.format.bytes(progress.totalBytes) }),
        words.t("load.events", { count: progress.kept }),
      );
      if (sealing) facts.push(words.t("load.sealing"));
      else {
        if (eventsPerSecond !== null) {
          facts.push(words.t("load.rate", { count: Math.round(eventsPerSecond) }));
        }
        if (leftMs !== null) {
          const time = words.format.duration(Math.max(1000, Math.ceil(leftMs / 1000) * 1000));
          facts.push(words.t("load.left", { time }));
        }
      }
    }
    return html`<section class="panel loading" part="progress" aria-labelledby="reading">
      <div class="top">
        <h2 id="reading">
          ${words.t("load.title", { count: names.length, name: names[0] ?? "" })}
        </h2>
        <button @click=${() => this.emit("parcours-cancel")}>${words.t("load.cancel")}</button>
      </div>
      ${fraction === null || sealing
        ? html`<progress aria-label=${words.t("load.progress")}></progress>`
        : html`<progress aria-label=${words.t("load.progress")} max="1" .value=${fraction}></progress>`}
      <p class="facts quiet small">${facts.map((fact) => html`<span>${fact}</span>`)}</p>
    </section>`;
  }

  #pick(input: string): void {
    this.renderRoot.querySelector<HTMLInputElement>(input)?.click();
  }

  async #choose(): Promise<void> {
    const picked = this.accept === "" ? await pickFiles(this.multiple) : null;
    if (picked === null) this.#pick("#files");
    else if (picked !== "cancelled") this.#take(picked);
  }

  #chosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.#take({ files: chosenFiles([...(input.files ?? [])]), handles: [] });
    // The same file may be chosen again after an error.
    input.value = "";
  }

  #dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.over = true;
  }

  #left(event: DragEvent): void {
    const area = event.currentTarget as Element;
    if (event.relatedTarget instanceof Node && area.contains(event.relatedTarget)) return;
    this.over = false;
  }

  #dropped(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    if (!event.dataTransfer) return;
    const { dataTransfer } = event;
    void Promise.all([droppedFiles(dataTransfer), droppedHandles(dataTransfer)]).then(
      ([files, handles]) => this.#take({ files, handles }),
      (error: unknown) => {
        this.emit("parcours-error", { code: "bad-source", path: "", message: String(error) });
      },
    );
  }

  #take({ files, handles }: PickedFiles): void {
    const [first] = files;
    if (!first) return;
    const handleOf = new Map(handles.length === files.length ? files.map((file, index) => [file, handles[index]]) : []);
    const accepted = files.filter((file) => accepts(this.accept, file));
    if (accepted.length === 0) {
      const message = `${first.name}: expected ${this.accept}`;
      this.emit("parcours-error", { code: "bad-source", path: "", message });
      return;
    }
    const taken = this.multiple ? accepted : accepted.slice(0, 1);
    this.emit("parcours-files", { files: taken, handles: taken.flatMap((file) => handleOf.get(file) ?? []) });
  }
}
