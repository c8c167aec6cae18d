import { limitsOf } from '../../../../shared/model/limits.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { Exchange } from '../ports/http-client.ts';
import { authorise } from './build-request.ts';
import { type Claim, claimNext } from './claim.ts';
import { compareLedger } from './compare-ledger.ts';
import { type DiskWatch, TROUBLE_PAUSE_MS } from './disk-watch.ts';
import type { EnginePorts } from './engine-ports.ts';
import { laneAt } from './lane-at.ts';
import { lookUp } from './look-up/look-run.ts';
import { nextStep, type Step } from './next-step.ts';
import { noteEnded, noteStarted } from './note-ledger.ts';
import { putBack } from './put-back.ts';
import { redactKey } from './redact-key.ts';
import { settle, settleUnjudged } from './settle.ts';

/** A wake-up is never further away, so that a clock that was set, back or forth, is noticed within the hour. */
const LONGEST_SLEEP_MS = 60 * 60_000;
/** What one start of the engine shares among its lanes. */
export type Run = {
  readonly epoch: number;
  readonly disk: DiskWatch;
  /** Nothing new is claimed any more. */
  stopping: boolean;
  /** The computer sleeps or is about to: nothing new is claimed. */
  asleep: boolean;
  /** The catalog may be gone: nothing is written any more. */
  closed: boolean;
  /** Counts every key that was given, so that "none" is never stored over a key that came meanwhile. */
  keysGiven: number;
};

export type LaneRunner = {
  /** Looks at what is stored, and sends what can be sent. */
  readonly look: () => void;
  /** Calls off the wake-up; resolves when no request is open. */
  readonly stop: () => Promise<void>;
};

/** Sends one account's line in order, as many requests at a time as its limits allow at that moment. */
export function createLaneRunner(
  ports: EnginePorts,
  run: Run,
  accountId: number,
  atOnce: () => number,
): LaneRunner {
  const { store, clock, keys, http, log, onChange } = ports;
  const open = new Set<Promise<void>>();
  let lookAgain = false;
  let looking = false;
  let lastStart = 0;
  let gap = 0;
  let callOff = () => {};

  /** The requests per minute, spread evenly; a clock that was set back ends the wait. */
  const pacedUntil = () => (clock.now() >= lastStart ? lastStart + gap : 0);

  const wakeIn = (milliseconds: number) => {
    callOff();
    if (!run.stopping) callOff = clock.after(Math.min(milliseconds, LONGEST_SLEEP_MS), look);
  };

  const canGoOn = () => !run.stopping && !run.asleep;

  /** One product, one reading of the list, or one reason to look again; false when there is nothing to do now. */
  const advance = async (): Promise<boolean> => {
    const step = nextStep(ports, accountId, pacedUntil());
    if (step.kind === 'wait') wakeIn(step.until - clock.now());
    if (step.kind === 'wait' || step.kind === 'idle') return false;
    // Whoever reads the list reads it for all; the others go on when it is done.
    if (looking) return false;
    looking = step.kind === 'look';
    try {
      return await take(step);
    } finally {
      if (step.kind === 'look') {
        looking = false;
        look();
      }
    }
  };

  const take = async (step: Extract<Step, { kind: 'send' | 'look' }>): Promise<boolean> => {
    const given = run.keysGiven;
    const key = await keys.key(step.remote.id, step.remote.origin);
    if (!canGoOn()) return false;
    // It was moved meanwhile: a key for one address never leaves for another.
    if (store.remote(step.remote.id)?.origin !== step.remote.origin) return true;
    if (key !== null) return await (step.kind === 'send' ? send(step, key) : read(step, key));
    if (given === run.keysGiven) store.setKeyMissing(step.remote.id, true);
    onChange({ sending: true, remotes: true });
    return true;
  };

  const startRequest = (profile: Profile, { settings }: Remote) => {
    lastStart = clock.now();
    gap = Math.ceil(60_000 / (limitsOf(profile, settings).requestsPerMinute ?? Number.POSITIVE_INFINITY));
  };

  const read = async ({ look: step }: Extract<Step, { kind: 'look' }>, key: string): Promise<boolean> => {
    const pace = async () => {
      const rest = pacedUntil() - clock.now();
      if (rest > 0) await new Promise<void>((resolve) => clock.after(rest, resolve));
      // Another request of this lane may have been asked to wait meanwhile: then the reading is begun anew after that.
      const waitsUntil = laneAt(store.lane(accountId), clock.now()).notBefore ?? 0;
      const mayGo = canGoOn() && waitsUntil <= clock.now();
      if (mayGo) startRequest(step.profile, step.remote);
      return mayGo;
    };
    await lookUp(ports, step, { epoch: run.epoch, pace, isClosed: () => run.closed }, key);
    onChange({ sending: true, products: true });
    return true;
  };

  const send = async (step: Extract<Step, { kind: 'send' }>, key: string): Promise<boolean> => {
    const claim = claimNext(ports, run.epoch, step.submission);
    onChange({ sending: true, products: true });
    if (claim === undefined) return true;
    // No waiting in here: whatever else happens now comes after the request.
    const noted = note(claim);
    if (noted !== true) return await (noted === false ? giveWay(claim) : keepBack(claim, noted.error));
    startRequest(claim.profile, claim.remote);
    const { method, url, headers, body } = claim.attempt;
    const exchange = await http.send({
      method,
      url,
      headers,
      body,
      secret: authorise(claim.profile, claim.remote, key),
    });
    await settleOnDisk(claim, redactKey(exchange, key, claim.profile.auth));
    onChange({ sending: true, products: true });
    return true;
  };

  /** True where the request may leave; `false` where another copy of the catalog sent meanwhile. */
  const note = (claim: Claim): boolean | { readonly error: unknown } => {
    try {
      return noteStarted(ports, claim);
    } catch (error) {
      return { error };
    }
  };

  /** Nothing leaves that the ledger does not have: then it waits in line again, and the disk is in trouble. */
  const keepBack = async (claim: Claim, error: unknown): Promise<never> => {
    run.disk.refusedWrite(error);
    await bringBack(claim);
    throw error;
  };

  /** Another copy of the catalog is open and sends, too: nothing leaves before it is known what that sent. */
  const giveWay = async (claim: Claim): Promise<boolean> => {
    await bringBack(claim);
    ports.ledger?.ended(claim.attempt.request, { kind: 'not-created' });
    const found = compareLedger(ports);
    onChange({ sending: true, products: true });
    // Where it says so again and again with nothing to find, each time leaves an attempt behind.
    if (!found) wakeIn(TROUBLE_PAUSE_MS);
    return found;
  };

  const bringBack = async (claim: Claim): Promise<void> => {
    while (!run.closed && !wasPutBack(claim)) {
      await new Promise<void>((resolve) => clock.after(TROUBLE_PAUSE_MS, resolve));
    }
  };

  const wasPutBack = (claim: Claim): boolean => {
    try {
      putBack(ports, claim);
      onChange({ sending: true, products: true });
      return true;
    } catch (error) {
      if (!store.isDiskTrouble(error)) throw error;
      return false;
    }
  };

  /** An answer is kept until the disk takes it: without it the product would be unsure after the next start. */
  const settleOnDisk = async (claim: Claim, exchange: Exchange): Promise<void> => {
    let write = settle;
    while (!run.closed) {
      try {
        noteEnded(ports, claim, write(ports, claim, exchange));
        run.disk.tookWrite();
        return;
      } catch (error) {
        log.error('an answer could not be stored', error);
        run.disk.refusedWrite(error);
        if (write === settle && !store.isDiskTrouble(error)) {
          write = (...answered) => settleUnjudged(...answered, error);
          continue;
        }
        await new Promise<void>((resolve) => clock.after(TROUBLE_PAUSE_MS, resolve));
      }
    }
  };

  const work = async (): Promise<void> => {
    try {
      let busy = true;
      while ((busy || lookAgain) && canGoOn()) {
        // Fewer may be open than before: whoever is left takes it from here.
        if (open.size > atOnce()) {
          lookAgain = true;
          break;
        }
        lookAgain = false;
        busy = await advance();
      }
      run.disk.tookWrite();
    } catch (error) {
      log.error('a lane could not go on', error);
      run.disk.refusedWrite(error);
      lookAgain = false;
      wakeIn(TROUBLE_PAUSE_MS);
    }
  };

  const look = () => {
    callOff();
    lookAgain = true;
    while (canGoOn() && open.size < atOnce()) {
      const worker: Promise<void> = work().finally(() => {
        open.delete(worker);
        if (lookAgain) look();
      });
      open.add(worker);
    }
  };

  return {
    look,
    stop: async () => {
      callOff();
      await Promise.all(open);
    },
  };
}
