import type { EventMessage } from '../../shared/contract/events.ts';
import type { UpdateStep } from '../../shared/contract/shell.ts';
import type { Surroundings } from './compose-reader.ts';
import type { Dispatch } from './dispatch.ts';
import type { HttpClient } from './domain/ports/http-client.ts';
import type { ImageConverter } from './domain/ports/image-codec.ts';
import type { ImageFetcher } from './domain/ports/image-fetcher.ts';
import type { KeySource } from './domain/ports/key-source.ts';
import type { Random } from './domain/ports/random.ts';

/** What the writing side of the core is made of. */
export type WriterParts = Surroundings & {
  readonly random?: Random | undefined;
  readonly http: HttpClient;
  /** Fetches pictures from the web; without one no image is checked. */
  readonly imageFetcher?: ImageFetcher | undefined;
  /** Writes pictures of this catalog anew, as a place for images wants them; without one they go as they are, or not at all. */
  readonly imageConverter?: ImageConverter | undefined;
  readonly keys: KeySource;
  readonly emit: (message: EventMessage) => void;
  /** The ids of a stable list that the reader keeps, or `null` when it is out of date. */
  readonly readSnapshot: (snapshot: number) => Promise<Uint32Array | null>;
  /** Makes a catalog with this ISO 4217 currency first, where there is none; without it a missing one is refused. */
  readonly currency?: string | undefined;
  /** The catalog that is made is the sample catalog, filled. */
  readonly sample?: boolean | undefined;
  /** Which program this is, as another one that wants the catalog is told; `Offshelf` where left out. */
  readonly program?: string | undefined;
  /** Names this installation: a catalog that last sent from another one, or another folder, sends nothing until claimed. */
  readonly installId?: string | undefined;
  /**
   * The person's own folder of send ledgers, the same for every program on this computer and never inside a catalog. Without one
   * nobody notices that an older copy of the catalog was put back.
   */
  readonly ledgers?: string | undefined;
  /** The path of a file that the person chose, by the handle that stands for it; `null` for any other. None is known where left out. */
  readonly pathOf?: ((handle: string) => Promise<string | null>) | undefined;
  /** Whether somebody cancelled this work; asked while the thread is busy. Nobody can where it is left out. */
  readonly isCancelled?: ((job: number) => boolean) | undefined;
  /** The catalog was last used by an older version: what is done to it before it is open. */
  readonly onUpdate?: ((step: UpdateStep) => void) | undefined;
  /** The disk did not confirm a write: nothing more is sent or written. The host ends this program, or opens anew. */
  readonly onDoubt?: ((cause: unknown) => void) | undefined;
};

export type Writer = {
  readonly dispatch: Dispatch;
  readonly sample: boolean;
  /** The version of SQLite. */
  readonly sqlite: string;
  /** The catalog was not closed properly: let a reader look for damage before `start`. */
  readonly unclean: boolean;
  /** Where the host may put drafts while the writer is busy, one a line; taken up when the catalog is opened. */
  readonly draftJournal: string;
  /** Lets sending begin, to these accounts alone where any are named. Call once. */
  readonly start: (accounts?: ReadonlySet<number>) => void;
  /** The network may be back, or the computer woke up: what waits for it tries now. */
  readonly wake: () => void;
  /** The computer is about to sleep: nothing new is sent until `wake`. */
  readonly sleep: () => void;
  /** A key was set for a remote: what waited for it goes on. */
  readonly keyChanged: (remoteId: number) => void;
  /** The key of a place for images was set or forgotten: what waited for it goes on. */
  readonly placeKeyChanged: (placeId: number) => void;
  /** Ends sending, waiting at most ten seconds for requests that are open, and closes the catalog. */
  readonly close: () => Promise<void>;
};
