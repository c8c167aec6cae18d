import type { EnginePorts } from './engine-ports.ts';

/** After the disk refused a write. */
export const TROUBLE_PAUSE_MS = 5_000;

const TROUBLE =
  'This computer’s disk takes nothing more; it may be full. Nothing is sent until it does again, and nothing is lost.';

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
  let inTrouble = false;
  const turn = (trouble: boolean) => {
    if (trouble === inTrouble) return;
    inTrouble = trouble;
    onDiskTrouble(trouble ? TROUBLE : null);
  };
  return {
    tookWrite: () => turn(false),
    refusedWrite: (error) => {
      if (store.isDiskTrouble(error)) turn(true);
    },
  };
}
