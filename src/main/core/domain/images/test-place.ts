import type { ImagePlace, PlaceTest } from '../../../../shared/model/image-place.ts';
import { sayLinkFault } from '../../../../shared/model/link-fault.ts';
import { PLACE_HOLDS } from '../../../../shared/model/place-holds.ts';
import { makeKey, publicUrl } from '../../../../shared/model/place-key.ts';
import type { ImageFetched } from '../ports/image-fetcher.ts';
import type { Uploaded } from '../ports/image-uploader.ts';
import { hostOf } from './host-of.ts';
import type { PublisherDeps } from './publish-file.ts';

type Step = PlaceTest[number];

/** A picture of one pixel, as PNG. */
const PIXEL = Uint8Array.from(
  (
    '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de000' +
    '0000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082'
  ).match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
);

/** Puts a picture of one pixel there, opens its address as everybody would, and removes it with all that was made for it; what follows a step that failed is left out. */
export async function testPlace(deps: PublisherDeps, place: ImagePlace): Promise<PlaceTest> {
  const { where, origin, path, publicBase } = place;
  if (where.kind === 'address') {
    return [say('put', true, 'Nothing is put here. Each address is opened before its product is sent.')];
  }
  if (where.kind === 'folder' && !deps.places.isFolderTaken(where.folder))
    return [say('put', false, PLACE_HOLDS.otherComputer)];
  const secret = origin === null ? '' : await deps.keys.placeKey(place.id, origin);
  if (secret === null) return [say('put', false, 'There is no key for this place yet.')];
  const key = makeKey(path, { name: 'offshelf-test', hash: '0'.repeat(16), ext: 'png' });
  const url = publicUrl(publicBase, key);
  const made: string[] = [];
  const onMade = (below: string) => made.push(below);
  const put = await deps.uploader.put({
    where,
    secret,
    origin,
    key,
    bytes: PIXEL,
    type: 'image/png',
    url,
    onMade,
  });
  const remove = async () => readRemoved(await deps.uploader.remove({ where, secret, origin, key, made }));
  if (put.kind !== 'there') {
    const left = made.length === 0 ? [] : [await remove()].filter(({ ok }) => !ok);
    return [say('put', false, put.detail), ...left];
  }
  const allowedHosts = deps.links.allowedHosts();
  const fetched = await deps.fetcher.fetchImage(url, { allowedHosts, whole: false, known: null });
  const opened = readOpened(fetched, url, allowedHosts.includes(hostOf(url) ?? ''));
  return [say('put', true, 'A small picture was put there.'), opened, await remove()];
}

function say(step: Step['step'], ok: boolean, message: string, host: string | null = null): Step {
  return { step, ok, message, host };
}

/** What the person allowed is likely to be in their own network: that it opens here says nothing of others. */
function readOpened(fetched: ImageFetched, url: string, isAllowed: boolean): Step {
  const opened = isAllowed
    ? `This computer can open it at ${url}. You allowed its host: a remote elsewhere may not reach it.`
    : `Everybody can open it at ${url}`;
  switch (fetched.kind) {
    case 'image':
      return fetched.width === 1 && fetched.height === 1
        ? say('open', true, opened)
        : say('open', false, `Another picture is at ${url}. Look at the public address of the place.`);
    case 'unchanged':
      return say('open', true, opened);
    case 'fault': {
      const { fault, finalUrl } = fetched;
      const ledTo = finalUrl === url ? null : finalUrl;
      const isAllowable = fault === 'http' || fault === 'private';
      return say(
        'open',
        false,
        `${url}: ${sayLinkFault({ ...fetched, ledTo })}`,
        isAllowable ? hostOf(finalUrl) : null,
      );
    }
    case 'not-asked':
      return say('open', false, `${url} could not be opened from here now.`);
  }
}

function readRemoved(removed: Uploaded): Step {
  if (removed.kind === 'there') return say('remove', true, 'It was removed again.');
  const message = `Not all of it could be removed: ${removed.detail} What stays there does no harm.`;
  return say('remove', false, message);
}
