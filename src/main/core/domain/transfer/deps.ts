import type { EditingDeps } from '../editing/deps.ts';
import type { RemoteStore } from '../ports/remote-store.ts';
import type { SendingStore } from '../ports/sending-store.ts';
import type { TableFiles } from '../ports/table-files.ts';

/** What importing and exporting work with besides the remotes. */
export type TransferDeps = EditingDeps & {
  /** Loaded when first used. */
  readonly tables: () => Promise<TableFiles>;
  /** The path that a handle stands for; `null` where the person did not choose such a file. */
  readonly pathOf: (handle: string) => Promise<string | null>;
  /** Copies the catalog before a file is brought in. */
  readonly backUp: () => Promise<void>;
  /** What the ids of this catalog's products begin with in its exports. */
  readonly catalogMark: string;
};

/** What importing works with. */
export type ImportDeps = TransferDeps & {
  /** How products stand at remotes. */
  readonly sending: Pick<SendingStore, 'standing'>;
  readonly remotes: Pick<RemoteStore, 'find'>;
};
