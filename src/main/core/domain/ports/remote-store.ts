import type { KnownAccount, Remote, RemoteInput } from '../../../../shared/model/remote.ts';

/** A remote as it is written: its address in canonical form, its account known. */
export type RemoteRow = RemoteInput & { readonly origin: string; readonly accountId: number };

/** Remotes and the accounts behind them. */
export type RemoteStore = {
  readonly find: (id: number) => Remote | undefined;
  /** The account of a profile, origin and label, and its lane; made where there is none. */
  readonly accountFor: (profileId: string, origin: string, label: string) => number;
  /** As `SendingReader.accounts` has them. */
  readonly accounts: (profileId: string, origin: string) => readonly KnownAccount[];
  /** Adds to the story of everything that is at an account, or on its way there, what the person said of it. */
  readonly addWord: (accountId: number, word: string) => void;
  readonly insert: (remote: RemoteRow) => number;
  readonly update: (id: number, remote: RemoteRow) => void;
  /** The remote of an account that was removed last; `undefined` where none was. */
  readonly removedOf: (accountId: number) => number | undefined;
  /** Shows a removed one again. */
  readonly bringBack: (id: number) => void;
  /** Hides it; what was sent there stays known. */
  readonly remove: (id: number) => void;
};
