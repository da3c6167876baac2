// parcours/react: the elements as typed React components. Each renders its tag, sets its properties, and
// turns its events into callbacks; nothing else. Import parcours/define too, where there is a page: on a
// server these render the bare tag.

import {
  createElement,
  forwardRef,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactNode,
  type RefAttributes,
} from "react";
import type { LitElement } from "lit";
import type { ParcoursElements, ParcoursEvents } from "./element-types.js";
import type { ParcoursBuilder } from "./elements/builder/parcours-builder.js";
import type { ParcoursCards } from "./elements/cards/parcours-cards.js";
import type { ParcoursChannels } from "./elements/channels/parcours-channels.js";
import type { ParcoursDrop } from "./elements/drop/parcours-drop.js";
import type { ParcoursFunnel } from "./elements/funnel/parcours-funnel.js";
import type { ParcoursMessages } from "./elements/messages/parcours-messages.js";
import type { ParcoursReport } from "./elements/report/parcours-report.js";
import type { LoadProblem } from "./state/load-state.js";
import type { Selection } from "./state/selection.js";
import type { FunnelDefinition, LoadSummary, MessagesRequest, RecipientsRequest } from "./types/index.js";

/** What any element takes besides its own properties. */
interface Common {
  readonly id?: string;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly slot?: string;
  readonly lang?: string;
  readonly timeZone?: string;
  readonly children?: ReactNode;
}

type Callbacks<E> = { readonly [K in keyof E]?: (detail: E[K], event: CustomEvent<E[K]>) => void };

type Component<T, Names extends keyof T, Events> = ForwardRefExoticComponent<
  Common & { readonly [K in Names]?: T[K] } & Callbacks<Events> & RefAttributes<T>
>;

const PLAIN = new Set(["id", "className", "style", "slot", "children"]);

/** `events`: the callback's name -> the event's. */
function component<T extends HTMLElement, Names extends keyof T, Events>(
  tag: string,
  events: { readonly [K in keyof Events]: string },
): Component<T, Names, Events> {
  const names = events as Readonly<Record<string, string>>;
  const shown = forwardRef<T, Readonly<Record<string, unknown>>>((props, ref) => {
    const own = useRef<T | null>(null);
    useImperativeHandle<T | null, T | null>(ref, () => own.current);
    /** Of the properties that are given: what each was before. */
    const before = useRef(new Map<string, unknown>());
    useLayoutEffect(() => {
      const element = own.current as unknown as Record<string, unknown> | null;
      if (!element) return;
      const given = Object.keys(props).filter((name) => !PLAIN.has(name) && !(name in names));
      // A property that is no longer given goes back to what it is without one.
      for (const [name, value] of before.current) {
        if (given.includes(name)) continue;
        element[name] = value;
        before.current.delete(name);
      }
      for (const name of given) {
        if (!before.current.has(name)) before.current.set(name, element[name]);
        if (element[name] !== props[name]) element[name] = props[name];
      }
    });
    const callbacks = useRef(props);
    callbacks.current = props;
    useLayoutEffect(() => {
      const element = own.current;
      if (!element) return;
      const listeners = Object.entries(names).map(([name, type]) => {
        const listener = (event: Event): void => {
          const { detail } = event as CustomEvent<unknown>;
          (callbacks.current[name] as ((detail: unknown, event: Event) => void) | undefined)?.(detail, event);
        };
        element.addEventListener(type, listener);
        return () => {
          element.removeEventListener(type, listener);
        };
      });
      return () => {
        for (const remove of listeners) remove();
      };
    }, []);
    const plain = Object.fromEntries(Object.entries(props).filter(([name]) => PLAIN.has(name)));
    return createElement(tag, { ...plain, ref: own });
  });
  shown.displayName = tag;
  return shown;
}

export const Report = component<
  ParcoursReport,
  "src" | "sample" | "journey" | "from" | "to" | "theme" | "cards" | "keeps" | "data" | "engine" | "definition" | "tab",
  {
    onReady: { summary: LoadSummary };
    onProgress: { bytes: number; kept: number };
    onError: LoadProblem;
    onSelect: { tab: string; journey: string | null; selection: Selection };
    onDefinition: { definition: FunnelDefinition; sample: string | null };
  }
>("parcours-report", {
  onReady: "parcours-ready",
  onProgress: "parcours-progress",
  onError: "parcours-error",
  onSelect: "parcours-select",
  onDefinition: "parcours-definition",
});

export const Cards = component<
  ParcoursCards,
  "engine" | "selection" | "answer" | "catalog" | "metrics" | "channel" | "compare" | "editable" | "span" | "trendUnit" | "compared",
  { onCards: { metrics: string } }
>("parcours-cards", { onCards: "parcours-cards" });

export const Channels = component<
  ParcoursChannels,
  "engine" | "selection" | "answer" | "catalog" | "open",
  { onToggle: { channel: string; open: boolean } }
>("parcours-channels", { onToggle: "parcours-toggle" });

export const Messages = component<
  ParcoursMessages,
  "engine" | "selection" | "message" | "answer" | "catalog" | "sort" | "search" | "columns" | "openable" | "exportable",
  {
    onSort: { sort: string };
    onOpen: { message: string };
    onBack: null;
    onCsv: { report: "messages" | "recipients"; request?: MessagesRequest | RecipientsRequest };
  }
>("parcours-messages", { onSort: "parcours-sort", onOpen: "parcours-open", onBack: "parcours-back", onCsv: "parcours-csv" });

export const Funnel = component<
  ParcoursFunnel,
  "engine" | "catalog" | "range" | "definition" | "answer" | "problem" | "busy" | "chosen" | "view" | "editable",
  { onDefinition: { definition: FunnelDefinition; sample: string | null } }
>("parcours-funnel", { onDefinition: "parcours-definition" });

export const Builder = component<
  ParcoursBuilder,
  "definition" | "catalog" | "problems" | "estimates" | "narrow",
  { onDefinition: { definition: FunnelDefinition; changing: string | null } }
>("parcours-builder", { onDefinition: "parcours-definition" });

export const Drop = component<
  ParcoursDrop,
  "load" | "accept" | "multiple" | "sample",
  { onFiles: { files: File[] }; onSample: undefined; onCancel: undefined }
>("parcours-drop", { onFiles: "parcours-files", onSample: "parcours-sample", onCancel: "parcours-cancel" });

// ---- the tags themselves, as React 19 takes them: properties by name, listeners as on… ------------

type OwnNames<T> = { [K in Exclude<keyof T, keyof LitElement>]: T[K] extends (...given: never[]) => unknown ? never : K }[Exclude<
  keyof T,
  keyof LitElement
>];

type Tag<T> = Omit<HTMLAttributes<T>, OwnNames<T>> &
  RefAttributes<T> & { readonly [K in OwnNames<T>]?: T[K] } & { readonly "time-zone"?: string } & {
    readonly [Name in keyof ParcoursEvents as `on${Name}`]?: (event: ParcoursEvents[Name]) => void;
  };

type Tags = { [Name in keyof ParcoursElements]: Tag<ParcoursElements[Name]> };

declare module "react" {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the way to extend it
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the same
    interface IntrinsicElements extends Tags {}
  }
}
