import type { Change } from '../../../../shared/model/change.ts';
import type { ProductFields, ProductId } from '../../../../shared/model/product.ts';
import type { RemoteId } from '../../../../shared/model/remote.ts';
import type { TableRow } from '../../../../shared/model/table-file.ts';
import type {
  ImportCounts,
  ImportGroup,
  ImportKey,
  ImportPlan,
  ImportTab,
} from '../../../../shared/model/transfer.ts';
import type { Repair } from '../../../../shared/model/transfer-words.ts';
import type { Job } from './jobs.ts';

/** What belongs to an import as a whole. */
export type NewImport = {
  readonly subject: string;
  readonly plan: ImportPlan;
  readonly headings: readonly string[];
};

export type KeptImport = NewImport & {
  readonly decimal: '.' | ',' | null;
  readonly notes: readonly string[];
};

/** One row of the file, and what becomes of it. */
export type StagedImport = {
  /** Its number in the file, from 0: rows come in order, and a row that is staged again takes the place of the first. */
  readonly n: number;
  readonly line: number;
  readonly tab: ImportTab;
  /** The product that it updates, or is the same as. */
  readonly productId: ProductId | null;
  /** What no other row of the file may have: its product, or the key of a new one. */
  readonly claim: string | null;
  /** The product that is created. */
  readonly fields: ProductFields | null;
  readonly repair: Repair | null;
  readonly note: string | null;
  /** Of a row that does not come in, to be read again: its cells, the row's own, and what was added to them. */
  readonly kept: KeptRow | null;
};

export type KeptRow = {
  readonly cells: readonly (string | null)[];
  readonly notes?: TableRow['notes'];
  readonly members: readonly (readonly [string, string | null])[];
  /** Of a row that went into another: the number of that row, and what is said of this one where that one comes in. */
  readonly above?: { readonly n: number; readonly repair: Repair; readonly note: string };
};

/** A row as it was staged, with the name and SKU of its product. */
export type ImportRecord = StagedImport & { readonly name: string; readonly sku: string | null };

/** Imports that are prepared, in the staging database; what they change of products that are there stands among the previews. */
export type ImportStore = {
  readonly open: (id: string, kept: NewImport) => void;
  /** Stages products of no file, as those of a paste, behind those that this preview has. */
  readonly stageNew: (id: string, products: readonly ProductFields[]) => void;
  /** How many were staged so; the same effort for a million of them. */
  readonly countNew: (id: string) => number;
  /** `null` when it was closed or applied. */
  readonly get: (id: string) => KeptImport | null;
  readonly keep: (id: string, learned: Pick<KeptImport, 'decimal' | 'notes'>) => void;
  readonly counts: (id: string) => ImportCounts;
  /** Rows of a tab by what is said of them, the commonest first. */
  readonly groups: (id: string, tab: ImportTab) => readonly ImportGroup[];
  /** Products outside the trash by what a key says of them, three of each at most; ids at one remote where it is named. */
  readonly find: (
    key: ImportKey,
    values: readonly string[],
    remote: RemoteId | null,
  ) => ReadonlyMap<string, readonly ProductId[]>;
  /** Products outside the trash that have no SKU, by their names; a thousand of each at most. */
  readonly withoutSku: (names: readonly string[]) => ReadonlyMap<string, readonly ProductId[]>;
  /** The same of products that have no id at one remote, or at none. */
  readonly withoutId: (
    names: readonly string[],
    remote: RemoteId | null,
  ) => ReadonlyMap<string, readonly ProductId[]>;
  /** The SKUs of products outside the trash behind one, in their order, each with one product that has it. */
  readonly skus: (
    after: string,
    count: number,
  ) => readonly { readonly sku: string; readonly product: ProductId }[];
  readonly claimOf: (id: string, n: number) => string | null;
  /** The line of the row that made a claim; goes through all of them. */
  readonly lineOfClaim: (id: string, claim: string) => number | undefined;
  /** The claims of the rows behind one, in their order. */
  readonly claims: (
    id: string,
    after: number,
    count: number,
  ) => readonly { readonly n: number; readonly line: number; readonly claim: string }[];
  readonly stage: (id: string, rows: readonly StagedImport[]) => void;
  readonly page: (
    id: string,
    which: { readonly tab: ImportTab; readonly repair?: Repair | undefined },
    from: number,
    count: number,
  ) => readonly ImportRecord[];
  /** Rows with one problem, after a row; in their order. */
  readonly waiting: (id: string, repair: Repair, after: number, count: number) => readonly StagedImport[];
  readonly row: (id: string, n: number) => ImportRecord | null;
  /** The number of the last one; `undefined` where there is none. */
  readonly lastRow: (id: string) => number | undefined;
  /** Moves rows between create or update and left out; answers the products of them that are there already. */
  readonly leaveOut: (id: string, rows: readonly number[], leftOut: boolean) => readonly ProductId[];
  /** New products whose key a product of the catalog took meanwhile. */
  readonly countTaken: (id: string, key: ImportKey) => number;
  /** Adds the new products, with what takes them back. */
  readonly apply: (id: string, change: Change, job: Job) => readonly ProductId[];
  /** What was last decided about files with these headings. */
  readonly recall: (fingerprint: string) => ImportPlan | null;
  readonly remember: (fingerprint: string, plan: ImportPlan, at: number) => void;
  readonly close: (id: string) => void;
  /** Removes at most so many rows of imports that are closed; `false` once none is left. */
  readonly purge: (most: number) => boolean;
};
