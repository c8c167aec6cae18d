import { readLocalImage } from '../../../../shared/model/local-image.ts';
import { PLACE_HOLDS } from '../../../../shared/model/place-holds.ts';
import { findPlaceFor } from '../../../../shared/model/place-key.ts';
import type { CheckStore } from '../ports/check-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ImagePlaceStore, StoredUpload, WantedUpload } from '../ports/image-place-store.ts';
import type { KeySource } from '../ports/key-source.ts';
import type { LinkCheckStore } from '../ports/link-check-store.ts';
import type { Log } from '../ports/log.ts';
import type { Notice } from '../ports/notice.ts';
import type { Random } from '../ports/random.ts';
import type { SendingStore } from '../ports/sending-store.ts';
import { backoffAfter } from '../sending/backoff.ts';
import { type Job, openAddress, type PublishPorts, putFile, type Step } from './publish-one.ts';

export type PublisherDeps = PublishPorts & {
  readonly places: ImagePlaceStore;
  readonly sending: Pick<SendingStore, 'atomically' | 'isPaused' | 'isAway'>;
  readonly links: Pick<LinkCheckStore, 'allowedHosts'>;
  readonly checks: Pick<CheckStore, 'recheckProducts'>;
  readonly keys: Pick<KeySource, 'placeKey'>;
  readonly clock: Clock;
  readonly random: Pick<Random, 'fraction'>;
  readonly notice: Notice;
  /** Products that waited may be sent now. */
  readonly onPublished: () => void;
  readonly log: Log;
};

/** Publishes the image files that products in line wait for, and only those. */
export type ImagePublisher = {
  /** From now on, for these accounts alone where any are named; `look` does nothing before. */
  readonly start: (accounts?: ReadonlySet<number>) => void;
  /** Something was queued or changed: looks what is wanted. Cheap; call it after every command. */
  readonly look: () => void;
  /** Tries at once whatever waits. */
  readonly wake: () => void;
  readonly sleep: () => void;
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
/** A place that wants to be left alone for longer is asked after a day. */
const LONGEST_WAIT_MS = 86_400_000;
/** A server that does not take a file, or does not show it, is asked so often before somebody has to look. */
const MOST_TRIES = 6;

export function createImagePublisher(deps: PublisherDeps): ImagePublisher {
  const { places, sending, clock } = deps;
  const open = new Map<string, Promise<void>>();
  let waiting: WantedUpload[] = [];
  let isOn = false;
  let isAsleep = false;
  let callOff = () => {};
  let isSoon = false;
  let only: ReadonlySet<number> | undefined;

  const mayGo = () => isOn && !isAsleep && !sending.isPaused() && !sending.isAway();
  const nameOf = ({ placeId, image }: WantedUpload) => `${placeId} ${readLocalImage(image)?.file}`;

  const next = (): WantedUpload | undefined => {
    if (waiting.length === 0) {
      waiting = places.wanted(clock.now(), BATCH, only).filter((wanted) => !open.has(nameOf(wanted)));
    }
    return waiting.shift();
  };
  const begin = (wanted: WantedUpload) => {
    const name = nameOf(wanted);
    if (open.has(name)) return;
    const work = publish(deps, wanted, () => isOn)
      .catch((error: unknown) => deps.log.error('an image could not be published', error))
      .finally(() => {
        open.delete(name);
        look();
      });
    open.set(name, work);
  };
  const look = () => {
    callOff();
    if (!mayGo()) return;
    while (open.size < AT_ONCE) {
      const wanted = next();
      if (wanted === undefined) break;
      begin(wanted);
    }
    if (open.size > 0 || places.isAnythingWanted()) callOff = clock.after(LOOK_AGAIN_MS, look);
  };
  const anew = () => {
    const { noKey, onlyInWindow } = PLACE_HOLDS;
    places.beginAnew(deps.converter === undefined ? [noKey] : [noKey, onlyInWindow]);
    look();
  };
  return {
    start: (accounts) => {
      only = accounts;
      isOn = true;
      anew();
    },
    look: () => {
      if (isSoon || !isOn) return;
      isSoon = true;
      clock.after(SOON_MS, () => {
        isSoon = false;
        look();
      });
    },
    wake: () => {
      isAsleep = false;
      anew();
    },
    sleep: () => {
      isAsleep = true;
    },
    stop: () => {
      isOn = false;
      callOff();
    },
  };
}

/** One file on its way to one place, as far as it gets this time. */
async function publish(deps: PublisherDeps, wanted: WantedUpload, isOn: () => boolean): Promise<void> {
  const { places, keys, links } = deps;
  const image = readLocalImage(wanted.image);
  const place = places.find(wanted.placeId);
  if (image === null || place === undefined) return;
  const secret = place.origin === null ? '' : await keys.placeKey(place.id, place.origin);
  if (!isOn()) return;
  if (secret === null) return keepStep(deps, wanted.placeId, image.file, undefined, NO_KEY);
  const before = places.upload(place.id, image.file) ?? { ...NEW, ...findPlaceFor(place, image) };
  // Several products may wait for one file.
  if (before.state !== 'waiting' || (before.nextAt ?? 0) > deps.clock.now()) return;
  // Written down before anything leaves, so that the next try goes to the same place.
  places.keepUpload(place.id, image.file, before);
  const size = places.sizeOf(image.hash);
  const job: Job = { place, image, upload: before, secret, allowedHosts: links.allowedHosts(), size };
  const step = before.put ? DONE : await putFile(deps, job);
  if (!isOn()) return;
  if (step.kind !== 'done') return keepStep(deps, place.id, image.file, before, step);
  const put: StoredUpload = before.put ? before : { ...before, put: true, tries: 0, detail: null };
  if (!before.put) places.keepUpload(place.id, image.file, put);
  const opened = await openAddress(deps, job);
  if (isOn()) keepStep(deps, place.id, image.file, put, opened);
}

const NEW = {
  state: 'waiting',
  put: false,
  tries: 0,
  nextAt: null,
  detail: null,
  checkedAt: null,
} as const satisfies Partial<StoredUpload>;
const DONE: Step = { kind: 'done' };
const NO_KEY: Step = { kind: 'held', detail: PLACE_HOLDS.noKey };

/** Writes what came of it, unless the place was changed meanwhile: then the file is wanted there anew. */
function keepStep(
  deps: PublisherDeps,
  placeId: number,
  file: string,
  upload: StoredUpload | undefined,
  step: Step,
): void {
  const { places, sending, checks, notice } = deps;
  const settled = sending.atomically(() => {
    const place = places.find(placeId);
    if (place === undefined) return false;
    if (step.kind === 'held') places.hold(placeId, step.detail);
    if (step.kind === 'offline') places.wait(placeId, waitLonger(deps, place.tries));
    else if (place.tries > 0 && step.kind !== 'held') places.wait(placeId, { tries: 0, notBefore: null });
    if (upload === undefined || places.upload(placeId, file)?.key !== upload.key) return false;
    const after = afterStep(deps, upload, step, place.where.kind);
    if (after === null) return false;
    places.keepUpload(placeId, file, after);
    if (after.state === 'waiting') return false;
    checks.recheckProducts(places.productsWith(file));
    return true;
  });
  notice({ sending: true, ...(settled ? { products: true } : {}) });
  if (settled) deps.onPublished();
}

function waitLonger({ clock, random }: PublisherDeps, tries: number) {
  return { tries: tries + 1, notBefore: clock.now() + backoffAfter(tries + 1, random.fraction()) };
}

function afterStep(
  { clock, random }: PublisherDeps,
  upload: StoredUpload,
  step: Step,
  kind: 's3' | 'webdav' | 'folder' | 'address',
): StoredUpload | null {
  switch (step.kind) {
    case 'done':
      return { ...upload, state: 'done', nextAt: null, detail: null, checkedAt: clock.now() };
    case 'failed':
      return { ...upload, state: 'failed', nextAt: null, detail: step.detail };
    case 'later': {
      const tries = upload.tries + 1;
      // What somebody else publishes may take days; nobody has to do anything here meanwhile.
      const isOfOthers = upload.put && (kind === 'folder' || kind === 'address');
      if (tries >= MOST_TRIES && !isOfOthers) {
        return { ...upload, state: 'failed', tries, nextAt: null, detail: step.detail };
      }
      const wait = Math.max(
        Math.min(step.after ?? 0, LONGEST_WAIT_MS),
        backoffAfter(tries, random.fraction()),
      );
      return { ...upload, tries, nextAt: clock.now() + wait, detail: step.detail };
    }
    case 'offline':
    case 'held':
      return null;
  }
}
