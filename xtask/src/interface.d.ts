// Written by `cargo xtask build` from the engine's types: do not edit.
// Amounts are decimal strings ("1234.56"), days ISO strings ("2026-11-21"). Nothing leaves the machine.

/** How a workspace is opened. */
export interface OpenOptions {
  /** `memory` keeps nothing; `indexeddb` keeps all on this device. The latter in a browser, the former in Node, when absent. */
  store?: "memory" | "indexeddb";
  /** Workspaces are apart from each other; `default` when absent. */
  workspace?: string;
  /** The day that counts as today, `2026-11-21`; the machine's when absent. */
  today?: Day;
  /** Language of messages; `fr` when absent. */
  locale?: Locale;
  /** Who writes, as the journal will name them. */
  author?: string;
  /** Take the workspace over when another tab holds it. */
  takeOver?: boolean;
  /** The WASM file, already compiled. */
  module?: WebAssembly.Module;
}

/** A file to read: `bytes`, or anything with `arrayBuffer()`, as the browser's `File`. */
export type InputFile =
  | { name: string; bytes: Uint8Array | ArrayBuffer }
  | { name: string; arrayBuffer(): Promise<ArrayBuffer> };

/** A file to keep. */
export interface OutputFile {
  /** A name for it. */
  name: string;
  /** Its media type. */
  mime: string;
  /** Its content. */
  bytes: Uint8Array;
}

/** How to read the tables of a preview, by the file's hash; a file that is not named is read as proposed. */
export type Mappings = { [hash: Hash]: Mapping };

/** What a push carries, by its event. */
export type PushOf<E extends Push["event"]> = Extract<Push, { event: E }>;

/**
 * A workspace: one firm's receivables.
 *
 * Calls are done one at a time, in the order made. Every method rejects with a {@link Problem}:
 * `{ kind, code, message }`.
 */
export class Encours {
  /** Use {@link Encours.open}. */
  private constructor();
  /** Opens a workspace; its journal is verified first. */
  static open(options?: OpenOptions): Promise<Encours>;
  /** Asks; changes nothing. */
  ask<Q extends Query>(query: Q): Promise<Answers[Q["query"]]>;
  /** The firm and what it decided once. */
  settings(): Promise<SettingsView>;
  /** Tells; resolves once what was done is on the disk. */
  tell(command: Command): Promise<Done>;
  /** Reads files and says what importing them would do; changes nothing. */
  preview(files: Iterable<InputFile>): Promise<PreviewView>;
  /** The same files, read another way. */
  revise(id: string, mappings: Mappings): Promise<PreviewView>;
  /** Imports what a preview showed: entirely, or not at all. */
  commit(id: string, mappings?: Mappings): Promise<Done>;
  /** Forgets a preview. */
  discard(id: string): Promise<void>;
  /** Writes a file. */
  export(request: ExportRequest): Promise<OutputFile>;
  /** Takes a backup in, once it is proved whole. */
  restore(bytes: Uint8Array | ArrayBuffer, passphrase?: string): Promise<Done>;
  /** Deletes everything of this workspace. */
  wipe(): Promise<void>;
  /** Another language or another day. */
  configure(options: { locale?: Locale; today?: Day }): Promise<void>;
  /** Small notes of this device, outside the journal. */
  notes(): Promise<{ [key: string]: string }>;
  /** Keeps a note of this device. */
  setNote(key: string, value: string): Promise<void>;
  /** Asks the work going on to stop; what was not yet written is not. */
  cancel(): void;
  /** Hears of changes, progress and take-over; the result stops it. */
  on<E extends Push["event"]>(event: E, listener: (push: PushOf<E>) => void): () => void;
  /** Waits for what is going on, then frees the engine and the workspace. */
  close(): Promise<void>;
}
