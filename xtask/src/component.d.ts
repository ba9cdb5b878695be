// `<encours-app>`: the whole application as a part of a page.
import type { Encours, Problem } from "./index.js";

/** The engine of an element: that of its interface, so what is told here is seen there at once. */
export type ElementEngine = Pick<
  Encours,
  | "ask" | "settings" | "tell" | "preview" | "revise" | "commit" | "discard" | "export" | "restore" | "configure"
  | "notes" | "setNote" | "cancel" | "on"
>;

/** What the element says, by event. */
export interface EncoursEvents {
  /** The workspace is open: there is something to ask. */
  "encours-ready": CustomEvent<{ workspace: string }>;
  /** The book changed, whoever changed it. */
  "encours-changed": CustomEvent<{ revision: number }>;
  /** A person went to another page. */
  "encours-route": CustomEvent<{ address: string }>;
  /** It cannot work: `locked` (open elsewhere), `taken-over`, `engine-stopped`, `not-started` … */
  "encours-problem": CustomEvent<Pick<Problem, "code" | "message">>;
}

/**
 * Attributes: `lang` (`fr`, `en`), `workspace`, `store` (`indexeddb`, `memory`), `start` (a page: `clients`,
 * `pilotage/balance` …), `theme` (`light`, `dark`, `system`), `density` (`comfortable`, `dense`).
 */
export class EncoursApp extends HTMLElement {
  /** The engine. Calls wait until the workspace is open, and reject with a problem when it cannot be. */
  readonly engine: ElementEngine;
  /** Goes to a page, as `start` names it. */
  go(page: string): void;
  addEventListener<E extends keyof EncoursEvents>(
    type: E,
    listener: (this: EncoursApp, event: EncoursEvents[E]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "encours-app": EncoursApp;
  }
}
