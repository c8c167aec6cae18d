import type {
  ImageCounts,
  ImageMatch,
  ImageRuleKind,
  ImageTab,
} from '../../../../shared/model/image-match.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import { Failure } from '../failure.ts';
import type { ImageFacts } from '../ports/image-files.ts';

/** A file that was looked at; its number is its place among all, sorted by path. */
export type ScannedFile = {
  readonly root: number;
  readonly inside: string;
  /** What the person sees of where it is. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** `null` of a file that is not taken. */
  readonly image: ImageFacts | null;
  readonly problem: string | null;
};

/** What the rules found for one file. */
export type FoundBy = {
  readonly rule: ImageRuleKind;
  readonly products: readonly ProductId[];
  /** Whether `one` of them is meant, `all`, or those that `have` this very image already. */
  readonly meant: 'one' | 'all' | 'have';
};

/** A product that a file was found for, as it was then. */
export type KnownProduct = {
  readonly version: number;
  /** Of the image that it has, where that is a file of the catalog. */
  readonly hash: string | null;
};

/** What of the table of files and SKUs led nowhere, also in whole sentences. */
export type TableNotes = {
  readonly lines: Readonly<ImageMatch['tableLines']>;
  readonly notes: readonly string[];
};

export type Matching = {
  readonly rules: readonly { readonly kind: ImageRuleKind; readonly files: number }[];
  /** By the number of the file. */
  readonly found: readonly (FoundBy | null)[];
  readonly known: Map<ProductId, KnownProduct>;
  /** Products of the scope that have no image. */
  readonly without: readonly ProductId[];
  /** Files that a product has already, by number, and that are gone from the catalog's folder. */
  readonly lost: ReadonlySet<number>;
  readonly products: number;
  readonly table: TableNotes;
};

/** What the person said about files and products. */
export type Decisions = {
  /** Whose image a file is, by its number. */
  readonly assigned: Map<number, readonly ProductId[]>;
  /** Which of several files a product gets. */
  readonly chosen: Map<ProductId, number>;
  readonly leftOut: Set<number>;
};

/** Where everything is, as the rules and the person have it now. */
export type Tabs = {
  /** Numbers of files; each is in one of them. */
  readonly files: Readonly<Record<Exclude<ImageTab, 'without-image'>, readonly number[]>>;
  readonly withoutImage: readonly ProductId[];
  /** The file that each product gets, where that is another image than it has. */
  readonly willGet: ReadonlyMap<ProductId, number>;
  /** Products with several files, and these. */
  readonly contested: ReadonlyMap<ProductId, readonly number[]>;
  readonly counts: ImageCounts;
};

/** Files that were looked through, with what was found and decided about them. */
export type Scan = {
  readonly id: string;
  readonly name: string;
  readonly places: readonly string[];
  readonly files: readonly ScannedFile[];
  readonly decisions: Decisions;
  matching: Matching | null;
  /** Counts how often it was asked to be matched. */
  turn: number;
  /** Of what is matched and decided; `null` where that changed since. */
  tabs: Tabs | null;
};

/** Held in memory until they are closed. */
export type Scans = {
  readonly add: (scan: Scan) => void;
  /** @throws Failure when it was closed or applied */
  readonly get: (id: string) => Scan;
  readonly close: (id: string) => void;
};

/** A window that went away never closed its own. */
const MOST_OPEN = 3;

export function createScans(): Scans {
  const open = new Map<string, Scan>();
  return {
    add: (scan) => {
      open.set(scan.id, scan);
      const [oldest] = open.keys();
      if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest);
    },
    get: (id) => {
      const scan = open.get(id);
      if (scan === undefined)
        throw new Failure('out-of-date', 'These images are not at hand any more. Choose the folder again.');
      return scan;
    },
    close: (id) => {
      open.delete(id);
    },
  };
}

/** @throws Failure before the files were matched */
export function matchingOf({ matching }: Scan): Matching {
  if (matching === null) throw new Failure('not-allowed-now', 'These images were not matched yet.');
  return matching;
}

/** A file that can be an image of a product. @throws Failure for any other */
export function imageFileOf({ files }: Scan, n: number): ScannedFile & { readonly image: ImageFacts } {
  const file = files[n];
  if (file === undefined) throw new Failure('not-found', 'This file is not among those that were read.');
  const { image } = file;
  if (image === null) throw new Failure('not-allowed-now', file.problem ?? 'This file is no image.');
  return { ...file, image };
}
