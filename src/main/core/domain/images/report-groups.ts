import { ImageGroup, type LinkCheck } from '../../../../shared/model/link-check.ts';
import { SMALL_SIDE, sayLinkFault } from '../../../../shared/model/link-fault.ts';
import { isLocalImage } from '../../../../shared/model/local-image.ts';
import type { ReportedImage, SeenImage } from '../ports/link-check-store.ts';
import { hostOf } from './host-of.ts';

/** A group as one bit, so that one number says all groups of a product. */
export const BIT = Object.fromEntries(ImageGroup.options.map((group, at) => [group, 1 << at])) as Readonly<
  Record<ImageGroup, number>
>; // every group is there

/** The groups of one image, as bits; but for duplicates, which are known when all images are. */
export function groupsOf({ image, check, size }: SeenImage): number {
  if (image === '') return BIT.missing;
  const pixels = sizeOf(check, size);
  const isLocal = isLocalImage(image);
  return (
    bit('local', isLocal) |
    bit('http', /^[ \t\n\v\f\r]*http:\/\//i.test(image)) |
    bit('not-checked', !isLocal && check === null) |
    faultBit(check) |
    bit('too-small', pixels !== null && Math.max(pixels.width, pixels.height) < SMALL_SIDE) |
    bit('not-square', pixels !== null && pixels.width !== pixels.height)
  );
}

function faultBit(check: SeenImage['check']): number {
  const group = check && faultGroup(check);
  return group === null ? 0 : BIT[group];
}

/** Where there is no good picture, so far as anybody looked; `null` where there is one. */
export function faultGroup({ outcome }: Pick<LinkCheck, 'outcome'>): 'broken' | 'not-allowed' | null {
  if (outcome === 'ok') return null;
  return outcome === 'blocked-address' ? 'not-allowed' : 'broken';
}

/** When somebody looked, in UTC milliseconds: not where the host was not asked. */
export function lookedAt(check: Pick<LinkCheck, 'outcome' | 'checkedAt'> | null): number | null {
  return check === null || faultGroup(check) === 'not-allowed' ? null : check.checkedAt;
}

function bit(group: ImageGroup, isIn: boolean): number {
  return isIn ? BIT[group] : 0;
}

type Pixels = SeenImage['size'];

/** Pixels, as far as they are known. */
export function sizeOf(check: Pick<LinkCheck, 'width' | 'height'> | null, size: Pixels): Pixels {
  if (check === null || check.width === null || check.height === null) return size;
  return { width: check.width, height: check.height };
}

/** Two images with the same of this are the same: by what is in them where that is known, otherwise by where they are. */
export function sameKey({ image, check }: SeenImage): string {
  const local = /^local-image:([0-9a-f]{64})/.exec(image)?.[1];
  return local ?? check?.hash ?? image;
}

/** Why an image is in a group, in one sentence. */
export function sayWhy(group: ImageGroup, { image, check, size, upload }: ReportedImage): string {
  switch (group) {
    case 'broken':
      return sayFault(check);
    case 'not-allowed':
      return `Not looked at: ${hostOf(check?.ledTo ?? image) ?? 'its host'} is not allowed. ${sayFault(check)}`;
    case 'not-checked':
      return 'Nobody looked at this address yet.';
    case 'missing':
      return 'The product has no image.';
    case 'duplicates':
      return 'Another product has the same image.';
    case 'too-small':
      return `${saySize(check, size)} The longer side should have ${SMALL_SIDE} pixels or more.`;
    case 'not-square':
      return `${saySize(check, size)} Some shops show square images only.`;
    case 'http':
      return 'The address begins with http://. Many remotes take https:// only.';
    case 'local':
      return upload?.state === 'done'
        ? 'It is published for the remotes that it was sent to.'
        : 'The image is only on this computer. A remote needs a public web address.';
  }
}

function sayFault(check: LinkCheck | null): string {
  return check === null || check.fault === null
    ? 'It was not in order when it was last looked at. Check again.'
    : sayLinkFault({ ...check, fault: check.fault });
}

function saySize(check: LinkCheck | null, size: Pixels): string {
  const pixels = sizeOf(check, size);
  return pixels === null
    ? 'Its size is not known any more.'
    : `It is ${pixels.width} × ${pixels.height} pixels.`;
}
