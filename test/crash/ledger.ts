import type { RemoteName } from './faulty-server.ts';

/** A product as the person knows it: what the program said was saved. */
export type Known = {
  readonly id: number;
  /** The first word of its name for ever. */
  readonly word: string;
  version: number;
  name: string;
  trashed: boolean;
  /** The program ended while it was being changed: either way is right. */
  inDoubt: boolean;
  /** Where the program said that it was put in line. */
  readonly queuedAt: Set<RemoteName>;
};

/** Everything that was acknowledged, and everything that was asked for. A catalog is held against it. */
export type Ledger = {
  readonly products: Known[];
  /** How often a product was sent again, or although it may be there; `word at remote`. */
  readonly confirmations: Map<string, number>;
  acknowledged: number;
  refusals: string[];
};

export function createLedger(): Ledger {
  return { products: [], confirmations: new Map(), acknowledged: 0, refusals: [] };
}

export function confirm({ confirmations }: Ledger, word: string, remote: RemoteName): void {
  const pair = `${word} at ${remote}`;
  confirmations.set(pair, (confirmations.get(pair) ?? 0) + 1);
}
