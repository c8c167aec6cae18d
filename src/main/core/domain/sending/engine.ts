import { limitsOf } from '../../../../shared/model/limits.ts';
import type { AccountInLine } from '../ports/sending-store.ts';
import { compareLedger } from './compare-ledger.ts';
import { createDiskWatch, isTrouble, TROUBLE_PAUSE_MS } from './disk-watch.ts';
import type { EnginePorts } from './engine-ports.ts';
import { releaseLane } from './holds.ts';
import { createLaneRunner, type LaneRunner, type Run } from './lane-runner.ts';
import { recoverOpenRequests } from './recover.ts';

/** How long the end of the program waits for requests that are open. */
const STOP_PATIENCE_MS = 10_000;

/** A computer that did not fall asleep after all, or whose waking was not told, sends again after this. */
const LONGEST_NAP_MS = 60_000;

/** Sends what is queued, by itself, and only what may be sent. */
export type Engine = {
  /** Marks what an earlier run left open as unsure, then starts to send, to these accounts alone where any are named. Call once. */
  readonly start: (accounts?: ReadonlySet<number>) => void;
  /** Something was queued or changed: looks at every line. Cheap; call it after every command. */
  readonly look: () => void;
  /** The network may be back: ends the waiting for it. A Retry-After is still kept. */
  readonly wake: () => void;
  /** The computer is about to sleep: nothing new is claimed until `wake`. */
  readonly sleep: () => void;
  /** A key was set for a remote: what waited for it goes on. */
  readonly keyChanged: (remoteId: number) => void;
  /** Claims nothing more; waits up to 10 s for requests that are open, then leaves them to the next start. */
  readonly stop: () => Promise<void>;
  /** Ends at once and writes nothing more, not even answers: the next start takes it from what is on the disk. */
  readonly abandon: () => void;
};

export function createEngine(ports: EnginePorts): Engine {
  const { store, clock, profiles, onChange } = ports;
  const lanes = new Map<number, LaneRunner>();
  /** How many requests each account may have open, as it was said last. */
  const atOnce = new Map<number, number>();
  const disk = createDiskWatch(ports);
  let run: Run | undefined;
  let only: ReadonlySet<number> | undefined;
  let callOffNap = () => {};

  const laneOf = (current: Run, { accountId, profileId, concurrency }: AccountInLine): LaneRunner => {
    const profile = profiles.find(profileId);
    const chosen = { requestsPerMinute: null, concurrency };
    atOnce.set(accountId, profile === undefined ? 1 : limitsOf(profile, chosen).concurrency);
    const lane =
      lanes.get(accountId) ?? createLaneRunner(ports, current, accountId, () => atOnce.get(accountId) ?? 1);
    lanes.set(accountId, lane);
    return lane;
  };
  const look = () => {
    if (run === undefined || run.stopping) return;
    for (const account of store.accountsInLine())
      if (only?.has(account.accountId) ?? true) laneOf(run, account).look();
  };
  /** What a full disk refuses is tried again until it takes it; anything else is a bug. */
  const insist = (work: () => void, wasRefused = false) => {
    if (run?.stopping === true) return;
    try {
      work();
      if (wasRefused) disk.tookWrite();
    } catch (error) {
      if (!isTrouble(store, error)) throw error;
      ports.log.error('sending could not go on', error);
      disk.refusedWrite(error);
      clock.after(TROUBLE_PAUSE_MS, () => insist(work, true));
    }
  };
  const wake = () => {
    callOffNap();
    if (run !== undefined) run.asleep = false;
    insist(() => {
      store.endBackoffs();
      onChange({ sending: true });
      look();
    });
  };
  const begin = () => {
    const epoch = store.openEpoch();
    store.forgetMissingKeys();
    const isChanged = compareLedger(ports);
    const left = recoverOpenRequests(ports, epoch);
    if (left > 0 || isChanged) onChange({ sending: true, products: true });
    run = { epoch, disk, stopping: false, asleep: false, closed: false, keysGiven: 0 };
    wake();
  };
  const takeKey = (remoteId: number) => {
    const remote = store.remote(remoteId);
    if (remote === undefined) return;
    store.atomically(() => {
      store.setKeyMissing(remoteId, false);
      // Another key may be allowed to read what this one was not.
      store.forgetList(remoteId);
      store.resumeLooks(remote.accountId, clock.now());
      releaseLane(store, remote.accountId, ['wrong-key', 'no-permission', 'payment-required']);
    });
    onChange({ sending: true, remotes: true });
    look();
  };

  return {
    look,
    wake,
    sleep: () => {
      if (run === undefined || run.asleep) return;
      run.asleep = true;
      // Time stands still while the computer sleeps: this comes after it woke up, should nobody have said so.
      callOffNap = clock.after(LONGEST_NAP_MS, wake);
    },
    start: (accounts) => {
      only = accounts;
      insist(begin);
    },
    keyChanged: (remoteId) => {
      if (run !== undefined) run.keysGiven += 1;
      insist(() => takeKey(remoteId));
    },
    abandon: () => {
      if (run === undefined) return;
      Object.assign(run, { stopping: true, closed: true });
      for (const lane of lanes.values()) void lane.stop();
    },
    stop: async () => {
      if (run === undefined) return;
      run.stopping = true;
      const settled = Promise.all([...lanes.values()].map((lane) => lane.stop()));
      await withinPatience(settled, clock);
      run.closed = true;
    },
  };
}

async function withinPatience(work: Promise<unknown>, clock: EnginePorts['clock']): Promise<void> {
  await new Promise<void>((resolve) => {
    const callOff = clock.after(STOP_PATIENCE_MS, resolve);
    void work.finally(() => {
      callOff();
      resolve();
    });
  });
}
