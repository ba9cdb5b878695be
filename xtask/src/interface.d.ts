// Written by `cargo xtask build` from the engine's types: do not edit.
// Amounts are decimal strings ("1234.56"), days ISO strings ("2026-11-21"). Nothing leaves the machine.

/** How a workspace is opened. */
export interface OpenOptions {
  /** `memory` keeps nothing; `indexeddb` keeps all on this device (browser only). `memory` when absent. */
  store?: "memory" | "indexeddb";
  /** Workspaces are apart from each other; `default` when absent. */
  workspace?: string;
  /** The day that counts as today, `2026-11-21`; the machine's when absent. */
  today?: string;
  /** Language of messages; `fr` when absent. */
  locale?: Locale;
  /** Take the workspace over when another tab holds it. */
  takeOver?: boolean;
}

/** A file to read. */
export interface InputFile {
  /** Its name, with the ending that it has on disk. */
  name: string;
  /** Its content. */
  bytes: Uint8Array;
}

/** A file to keep. */
export interface OutputFile {
  /** A name for it. */
  name: string;
  /** Its media type. */
  mime: string;
  /** Its content. */
  bytes: Uint8Array;
}

/** What a person changed in a preview, file by file; a file that is not named is read as proposed. */
export interface Revision {
  /** The file's index in `PreviewView.files`. */
  file: number;
  /** How to read it. */
  mapping: Mapping;
}

/** What a push carries, by its event. */
export type PushOf<E extends Push["event"]> = Extract<Push, { event: E }>;

/**
 * A workspace: one firm's receivables.
 *
 * Every method rejects with a {@link Problem}: `{ kind, code, message }`.
 */
export class Encours {
  private constructor();
  /** Opens a workspace; its journal is verified first. */
  static open(options?: OpenOptions): Promise<Encours>;
  /** Asks; changes nothing. */
  ask<Q extends Query>(query: Q): Promise<Answers[Q["query"]]>;
  /** Tells; resolves once what was done is on the disk. */
  tell(command: Command): Promise<Done>;
  /** Reads files and says what importing them would do; changes nothing. */
  preview(files: InputFile[]): Promise<PreviewView>;
  /** The same files, read another way. */
  revise(id: string, revision: Revision): Promise<PreviewView>;
  /** Imports what a preview showed: entirely, or not at all. */
  commit(id: string, revision?: Revision): Promise<Done>;
  /** Forgets a preview. */
  discard(id: string): Promise<void>;
  /** Writes a file. */
  export(request: ExportRequest): Promise<OutputFile>;
  /** Replaces an empty workspace's content by a backup's, verified before anything is kept. */
  restore(bytes: Uint8Array, passphrase?: string): Promise<Done>;
  /** Hears of changes, progress and take-over; the result stops it. */
  on<E extends Push["event"]>(event: E, heard: (push: PushOf<E>) => void): () => void;
  /** Closes; what was acknowledged stays. */
  close(): Promise<void>;
}
