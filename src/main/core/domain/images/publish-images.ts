import { readLocalImage } from '../../../../shared/model/local-image.ts';
import { PLACE_HOLDS } from '../../../../shared/model/place-holds.ts';
import type { WantedUpload } from '../ports/image-place-store.ts';
import { type Outcome, type PublisherDeps, publishFile } from './publish-file.ts';
import { tryPlaceAgain } from './try-place-again.ts';

/** Publishes the image files that products in line wait for, and only those. */
export type ImagePublisher = {
  /** From now on, for these accounts alone where any are named; `look` does nothing before. */
  readonly start: (accounts?: ReadonlySet<number>) => void;
  /** Something was queued or changed: looks what is wanted. Cheap; call it after every command. */
  readonly look: () => void;
  /** Tries at once whatever waits. */
  readonly wake: () => void;
  readonly sleep: () => void;
  /** The key of a place was set or forgotten: what waited for it goes on. */
  readonly keyChanged: (placeId: number) => void;
  /** Other hosts are allowed now: what could not be opened is tried at once. */
  readonly hostsChanged: () => void;
  /** Begins nothing more and writes nothing more. */
  readonly stop: () => void;
};

/** Files that are on their way at the same time. */
const AT_ONCE = 4;
/** How many are looked up at once, so that a long line is not read anew for each. */
const BATCH = 64;
/** Whatever waits is looked at so often. */
const LOOK_AGAIN_MS = 10_000;
/** Commands that come one after the other are looked at once. */
const SOON_MS = 200;
/** Where all that is wanted was found, a long line is read anew no sooner. */
const NOTHING_MORE_MS = 1_000;
/** A computer that did not fall asleep after all, or whose waking was not told, goes on after this. */
const LONGEST_NAP_MS = 60_000;
export function createImagePublisher(deps: PublisherDeps): ImagePublisher {
  const { places, sending, clock } = deps;
  const open = new Map<string, Promise<void>>();
  /** What nothing came of, for a reason that nobody wrote down, and until when it rests. */
  const resting = new Map<string, number>();
  let waiting: WantedUpload[] = [];
  let notBefore = 0;
  let isOn = false;
  let isAsleep = false;
  let callOff = () => {};
  let callOffNap = () => {};
  let isSoon = false;
  let only: ReadonlySet<number> | undefined;

  const mayGo = () => isOn && !isAsleep && !sending.isPaused() && !sending.isAway();
  const nameOf = ({ placeId, image }: WantedUpload) => `${placeId} ${readLocalImage(image)?.file}`;
  const mayBegin = (wanted: WantedUpload) => {
    const name = nameOf(wanted);
    return !open.has(name) && (resting.get(name) ?? 0) <= clock.now();
  };
  const forget = () => {
    waiting = [];
    notBefore = 0;
    resting.clear();
  };

  const next = (): WantedUpload | undefined => {
    const now = clock.now();
    if (waiting.length === 0 && now >= notBefore) {
      const wanted = places.wanted(now, BATCH, { accounts: only, except: [...open.keys()] });
      if (wanted.length < BATCH) notBefore = now + NOTHING_MORE_MS;
      waiting = wanted.filter(mayBegin);
    }
    return waiting.shift();
  };
  const end = (name: string, outcome: Outcome): void => {
    open.delete(name);
    if (outcome === 'anew') forget();
    if (outcome === 'nothing') resting.set(name, clock.now() + LOOK_AGAIN_MS);
    look();
  };
  const begin = (wanted: WantedUpload) => {
    if (!mayBegin(wanted)) return;
    const name = nameOf(wanted);
    const work = publishFile(deps, wanted, () => isOn)
      .catch((error: unknown): Outcome => {
        deps.log.error('an image could not be published', error);
        return 'nothing';
      })
      .then((outcome) => end(name, outcome));
    open.set(name, work);
  };
  const lookNow = () => {
    while (open.size < AT_ONCE) {
      const wanted = next();
      if (wanted === undefined) break;
      begin(wanted);
    }
    if (open.size > 0 || places.isAnythingWanted()) callOff = clock.after(LOOK_AGAIN_MS, look);
  };
  /** What a full disk refuses is tried again until it takes it. */
  const insist = (work: () => void) => {
    callOff();
    try {
      work();
    } catch (error) {
      deps.log.error('images could not be published', error);
      callOff = clock.after(LOOK_AGAIN_MS, () => insist(work));
    }
  };
  const look = () => {
    callOff();
    if (mayGo()) insist(lookNow);
  };
  const anew = () => {
    if (!isOn) return;
    insist(() => {
      const { noKey, otherComputer, onlyInWindow } = PLACE_HOLDS;
      places.beginAnew([noKey, otherComputer, ...(deps.converter === undefined ? [] : [onlyInWindow])]);
      forget();
      look();
    });
  };
  const wake = () => {
    callOffNap();
    isAsleep = false;
    anew();
  };
  return {
    start: (accounts) => {
      only = accounts;
      isOn = true;
      anew();
    },
    look: () => {
      // What was wanted before may have been withdrawn by this very command.
      forget();
      if (isSoon || !isOn) return;
      isSoon = true;
      clock.after(SOON_MS, () => {
        isSoon = false;
        look();
      });
    },
    wake,
    sleep: () => {
      isAsleep = true;
      callOffNap();
      callOffNap = clock.after(LONGEST_NAP_MS, wake);
    },
    hostsChanged: () => {
      insist(() => {
        places.endFileWaits();
        forget();
        look();
      });
    },
    keyChanged: (placeId) => {
      insist(() => {
        tryPlaceAgain(deps, placeId);
        forget();
        look();
      });
    },
    stop: () => {
      isOn = false;
      callOff();
      callOffNap();
    },
  };
}
