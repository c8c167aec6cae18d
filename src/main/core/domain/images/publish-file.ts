import type { ImagePlace } from '../../../../shared/model/image-place.ts';
import { type LocalImage, readLocalImage } from '../../../../shared/model/local-image.ts';
import { PLACE_HOLDS } from '../../../../shared/model/place-holds.ts';
import { checkPath, extensionAt, findPlaceFor } from '../../../../shared/model/place-key.ts';
import type { CheckStore } from '../ports/check-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ImagePlaceStore, PlaceWait, StoredUpload, WantedUpload } from '../ports/image-place-store.ts';
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
  /** Products that waited may be sent now: with an image, or no longer behind one. */
  readonly onPublished: () => void;
  readonly log: Log;
};

/** A place that wants to be left alone for longer is asked after a day. */
const LONGEST_WAIT_MS = 86_400_000;
/** A server that does not take a file, or does not show it, is asked so often before somebody has to look. */
const MOST_TRIES = 6;

/** `anew`: the place is another one now; `nothing`: nothing was written, so that it would be wanted at once again. */
export type Outcome = 'settled' | 'anew' | 'nothing';

/** One file on its way to one place, as far as it gets this time. */
export async function publishFile(
  deps: PublisherDeps,
  wanted: WantedUpload,
  isOn: () => boolean,
): Promise<Outcome> {
  const { places, keys, clock } = deps;
  const image = readLocalImage(wanted.image);
  const asked = places.find(wanted.placeId);
  if (image === null || asked === undefined) return 'nothing';
  const keyOf = async () => (asked.origin === null ? '' : await keys.placeKey(asked.id, asked.origin));
  const secret = await keyOf();
  const isSame = () => isOn() && isSamePlace(places.find(asked.id), asked);
  const settle = async (upload: StoredUpload | undefined, step: Step): Promise<Outcome> => {
    // What it said of a key that was typed in anew since is said of another one.
    const isOfOld = step.kind === 'held' && (await keyOf()) !== secret;
    if (isOfOld || !isSame()) return 'anew';
    keepStep(deps, asked.id, image.file, upload, step);
    return 'settled';
  };
  // Somebody may have changed it meanwhile, and others may know by now that nothing can be put there.
  const place = isSame() ? places.find(asked.id) : undefined;
  if (place === undefined) return 'anew';
  if (place.held !== null || (place.notBefore ?? 0) > clock.now()) return 'settled';
  const trouble = secret === null ? PLACE_HOLDS.noKey : findTrouble(deps, place);
  if (secret === null || trouble !== null) return await settle(undefined, heldFor(trouble));
  return await putAndOpen(deps, { place, image, secret }, { isSame, settle });
}

type Run = {
  /** Whether the place is still the one that was asked. */
  readonly isSame: () => boolean;
  /** Writes what came of a step. */
  readonly settle: (upload: StoredUpload | undefined, step: Step) => Promise<Outcome>;
};

/** Puts the file there, unless it lies there by now, and opens its public address. */
async function putAndOpen(
  deps: PublisherDeps,
  { place, image, secret }: Pick<Job, 'place' | 'image' | 'secret'>,
  { isSame, settle }: Run,
): Promise<Outcome> {
  const { places, links, clock } = deps;
  const { file } = image;
  const known = places.upload(place.id, file);
  const before =
    known && isKeyOf(known.key, place, image) ? known : { ...NEW, ...findPlaceFor(place, image) };
  // Several products may wait for one file.
  if (before.state !== 'waiting' || (before.nextAt ?? 0) > clock.now()) return 'nothing';
  // Written down before anything leaves, so that the next try goes to the same place.
  places.keepUpload(place.id, file, before);
  const isShared = !place.path.includes('{hash}') && places.isKeyTaken(place.id, before.key, file);
  if (isShared) return await settle(before, isTaken(before.url));
  const size = places.sizeOf(image.hash);
  const job: Job = { place, image, upload: before, secret, allowedHosts: links.allowedHosts(), size };
  const step = before.put ? DONE : await putFile(deps, job);
  if (step.kind !== 'done') return await settle(before, step);
  if (!isSame()) return 'anew';
  const put: StoredUpload = before.put ? before : { ...before, put: true, tries: 0, detail: null };
  if (!before.put) places.keepUpload(place.id, file, put);
  return await settle(put, await openAddress(deps, job));
}

/** Whether what came of it is about the place as it is now. */
function isSamePlace(now: ImagePlace | undefined, before: ImagePlace): boolean {
  const mark = ({ where, path, publicBase, preset }: ImagePlace) =>
    JSON.stringify([where, path, publicBase, preset]);
  return now !== undefined && mark(now) === mark(before);
}

/** Why nothing may be put there, whatever it says itself: a catalog that was made elsewhere can say anything. */
function findTrouble({ places }: PublisherDeps, { where, path }: ImagePlace): string | null {
  if (where.kind === 'folder' && !places.isFolderTaken(where.folder)) return PLACE_HOLDS.otherComputer;
  return checkPath(where.kind, path);
}

/** What lies there under another name of the file is the same file; where nothing is put, the name is all that there is. */
function isKeyOf(key: string, place: ImagePlace, image: LocalImage): boolean {
  if (place.where.kind === 'address') return key === findPlaceFor(place, image).key;
  return key.includes(image.hash.slice(0, 16)) && key.endsWith(`.${extensionAt(image.ext, place.preset)}`);
}

function heldFor(trouble: string | null): Step {
  return { kind: 'held', detail: trouble ?? PLACE_HOLDS.noKey };
}

function isTaken(url: string): Step {
  const detail = `Another image file has the address ${url}, too. Choose one of them again under another name, or put {hash} into the path of the place; then try again.`;
  return { kind: 'failed', detail };
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
    const isResting = (place.notBefore ?? 0) > deps.clock.now();
    if (step.kind === 'held') places.hold(placeId, step.detail);
    else if (step.kind === 'offline') places.wait(placeId, waitLonger(deps, place, null, step.detail));
    else if (step.kind === 'later' && step.ofPlace)
      places.wait(placeId, waitLonger(deps, place, step.after, step.detail));
    else if (place.tries > 0 && !isResting) places.wait(placeId, WORKS);
    if (upload === undefined || places.upload(placeId, file)?.key !== upload.key) return false;
    const after = afterStep(deps, upload, step, place.where.kind);
    if (after === null) return false;
    places.keepUpload(placeId, file, after);
    if (after.state === 'waiting') return false;
    checks.recheckProducts(places.productsWith(file));
    return true;
  });
  notice({ sending: true, ...(settled ? { products: true } : {}) });
  if (settled || step.kind === 'held') deps.onPublished();
}

const WORKS: PlaceWait = { tries: 0, notBefore: null, trouble: null };

/** Files that were on their way together count as one try, and none of them ends the wait of another. */
function waitLonger(
  { clock, random }: PublisherDeps,
  { tries, notBefore }: PlaceWait,
  after: number | null,
  trouble: string,
): PlaceWait {
  const now = clock.now();
  const isResting = (notBefore ?? 0) > now;
  const tried = isResting ? tries : tries + 1;
  const wait = Math.max(Math.min(after ?? 0, LONGEST_WAIT_MS), backoffAfter(tried, random.fraction()));
  return { tries: tried, notBefore: Math.max(notBefore ?? 0, now + wait), trouble };
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
      // A place that says how long it wants to be left alone says nothing about this file.
      const tries = upload.tries + (step.ofPlace && step.after !== null ? 0 : 1);
      // What somebody else publishes may take days; nobody has to do anything here meanwhile.
      const isOfOthers = upload.put && (kind === 'folder' || kind === 'address');
      if (tries >= MOST_TRIES && !isOfOthers) {
        return { ...upload, state: 'failed', tries, nextAt: null, detail: step.detail };
      }
      const wait = Math.max(
        Math.min(step.after ?? 0, LONGEST_WAIT_MS),
        backoffAfter(Math.max(1, tries), random.fraction()),
      );
      return { ...upload, tries, nextAt: clock.now() + wait, detail: step.detail };
    }
    case 'offline':
    case 'held':
      return null;
  }
}
