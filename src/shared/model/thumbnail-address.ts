/** The sizes that thumbnails are made in: the longer side, in pixels. */
export const THUMBNAIL_SIZES = [64, 256, 512] as const;
export type ThumbnailSize = (typeof THUMBNAIL_SIZES)[number];

/** Which picture a thumbnail shows: a file of the open catalog, or one in a folder that the person has just chosen. */
export type ThumbnailAddress = { readonly size: ThumbnailSize } & (
  | { readonly kind: 'local'; readonly hash: string; readonly extension: string }
  | {
      readonly kind: 'given';
      readonly handle: string;
      /** Below what the handle stands for, with slashes; empty for that file itself. */
      readonly path: string;
    }
);

const PLACE = 'app://offshelf/thumbnail/';
const LOCAL = /^local\/([0-9a-f]{64})\.(jpg|png|webp|gif|avif)\?size=(\d+)$/;
const GIVEN = /^given\/([0-9a-f-]{36})\/([^?#]*)\?size=(\d+)$/;

/** The address that the page loads a thumbnail from, also in a canvas. */
export function writeThumbnailAddress(of: ThumbnailAddress): string {
  const what = of.kind === 'local' ? `${of.hash}.${of.extension}` : `${of.handle}/${encodePath(of.path)}`;
  return `${PLACE}${of.kind}/${what}?size=${of.size}`;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** True for each address below the thumbnails, also for one that leads nowhere. */
export function isThumbnailAddress(url: string): boolean {
  return url.startsWith(PLACE);
}

/** `null` where an address is none of a thumbnail. A path is not looked at here: whoever opens it has to. */
export function readThumbnailAddress(url: string): ThumbnailAddress | null {
  const rest = isThumbnailAddress(url) ? url.slice(PLACE.length) : '';
  const local = LOCAL.exec(rest);
  const given = GIVEN.exec(rest);
  const size = THUMBNAIL_SIZES.find((one) => String(one) === (local ?? given)?.[3]);
  if (size === undefined) return null;
  if (local !== null) return { kind: 'local', hash: local[1] ?? '', extension: local[2] ?? '', size };
  const path = decodePath(given?.[2] ?? '');
  return path === null ? null : { kind: 'given', handle: given?.[1] ?? '', path, size };
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null; // a percent sign without its two digits
  }
}
