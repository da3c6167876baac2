// FunnelDesk: what a reader does with a funnel's definition besides building it: keeps it on the device, shares it
// as a link or as JSON, pastes one. Its fields are what the bar shows of that.

import type { Localizer } from "../../i18n/translate.js";
import { readDefinition } from "../../state/definition-text.js";
import { fragmentOf } from "../../state/funnel/link.js";
import { forgotten, saved, type SavedFunnel } from "../../state/funnel/saved.js";
import type { FunnelDefinition } from "../../types/index.js";
import { keepFunnels, keptFunnels } from "./funnel-storage.js";
import { funnelText, type Text } from "./funnel-texts.js";

export interface DeskHost {
  words(): Localizer;
  definition(): FunnelDefinition;
  onChange(): void;
  /** What was pasted, or read from a file, is a definition. */
  onPasted(definition: FunnelDefinition): void;
}

const NOTE_MS = 6_000;

export class FunnelDesk {
  readonly #host: DeskHost;
  kept: readonly SavedFunnel[] = [];
  /** Something to say about the last thing done here. */
  note = "";
  #noteEnds: ReturnType<typeof setTimeout> | undefined;
  /** To be copied by hand, where the browser does not copy. */
  byHand = "";
  /** The text pasted, and why it is no definition. */
  pasted = "";
  refusal = "";

  constructor(host: DeskHost) {
    this.#host = host;
  }

  get #text(): Text {
    return funnelText(this.#host.words());
  }

  /** For a while. */
  say(note: string, byHand = ""): void {
    this.#tell(note, byHand);
    if (note) this.#noteEnds = setTimeout(() => { this.#tell("", byHand); }, NOTE_MS);
  }

  /** What did not go stays told until something else is done. */
  refuse(note: string): void {
    this.#tell(note, "");
  }

  #tell(note: string, byHand: string): void {
    clearTimeout(this.#noteEnds);
    this.note = note;
    this.byHand = byHand;
    this.#host.onChange();
  }

  refreshKept(): void {
    this.kept = keptFunnels();
    this.#host.onChange();
  }

  keep(name: string): void {
    this.#store(saved(keptFunnels(), name, this.#host.definition()), name);
  }

  forget(name: string): void {
    this.#store(forgotten(keptFunnels(), name), null);
  }

  #store(list: readonly SavedFunnel[], name: string | null): void {
    const kept = keepFunnels(list);
    this.kept = kept ? list : keptFunnels();
    if (!kept) this.refuse(this.#text("keep.failed"));
    else this.say(name === null ? "" : this.#text("keep.saved", { name }));
  }

  /** The page's own address with this funnel behind "#". */
  copyLink(): void {
    const fragment = fragmentOf(this.#host.definition());
    if (fragment === null) {
      this.refuse(this.#text("share.link.long"));
      return;
    }
    const [address = ""] = location.href.split("#");
    void this.#copy(`${address}#${fragment}`);
  }

  copyJson(): void {
    void this.#copy(JSON.stringify(this.#host.definition(), null, 2));
  }

  async #copy(content: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(content);
      this.say(this.#text("share.copied"));
    } catch {
      this.say("", content);
    }
  }

  paste(text: string): void {
    this.pasted = text;
    this.#host.onChange();
  }

  async openFile(file: File): Promise<void> {
    this.pasted = await file.text();
    this.run();
  }

  run(): void {
    const read = readDefinition(this.pasted);
    if (read.ok) {
      this.refusal = "";
      this.#host.onPasted(read.definition);
      return;
    }
    const { reason, detail } = read;
    this.refusal =
      reason === "too-long" || reason === "wrong-shape"
        ? this.#text(`share.paste.${reason}`, { detail })
        : this.#text(`funnel.own.${reason}`, { detail });
    this.#host.onChange();
  }
}
