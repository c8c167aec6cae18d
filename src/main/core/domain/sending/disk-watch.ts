import { LedgerTrouble } from '../ports/ledger.ts';
import type { EnginePorts } from './engine-ports.ts';

/** After the disk refused a write. */
export const TROUBLE_PAUSE_MS = 5_000;

const TROUBLE =
  'This computer’s disk takes nothing more; it may be full. Nothing is sent until it does again, and nothing is lost.';

const LEDGER_TROUBLE =
  'Offshelf can’t write down outside the catalog what it sends: the disk with your settings may be full, or closed to it. Nothing is sent until it can, and nothing is lost.';

/** True for an error of a disk: the same may work later. */
export function isTrouble(
  { isDiskTrouble }: Pick<EnginePorts['store'], 'isDiskTrouble'>,
  error: unknown,
): boolean {
  return error instanceof LedgerTrouble || isDiskTrouble(error);
}

/** Tells when the disk begins to refuse writes, and when that is over; each once. */
export type DiskWatch = {
  readonly tookWrite: () => void;
  /** Any error of a write; only those of the disk are told. */
  readonly refusedWrite: (error: unknown) => void;
};

export function createDiskWatch({
  store,
  onDiskTrouble,
}: Pick<EnginePorts, 'store' | 'onDiskTrouble'>): DiskWatch {
  let told: string | null = null;
  const tell = (message: string | null) => {
    if (message === told) return;
    told = message;
    onDiskTrouble(message);
  };
  return {
    tookWrite: () => tell(null),
    refusedWrite: (error) => {
      if (isTrouble(store, error)) tell(error instanceof LedgerTrouble ? LEDGER_TROUBLE : TROUBLE);
    },
  };
}
