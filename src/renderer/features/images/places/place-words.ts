import type { ImagePlace, ImageWhere, PlaceCounts } from '../../../../shared/model/image-place.ts';
import { t } from '../../../i18n/t.ts';
import { formatCount } from '../../../ui/format.ts';

export const KINDS: readonly ImageWhere['kind'][] = ['s3', 'webdav', 'folder', 'address'];

/** A kind of place, and what it is good for. */
export const KIND_WORDS: Readonly<
  Record<ImageWhere['kind'], { readonly title: string; readonly about: string }>
> = {
  s3: {
    title: t`Bucket that speaks S3`,
    about: t`Amazon S3, Cloudflare R2, Backblaze B2, MinIO and others.`,
  },
  webdav: {
    title: t`WebDAV folder`,
    about: t`A folder of a web server or of Nextcloud that others can read.`,
  },
  folder: {
    title: t`Folder of this computer`,
    about: t`Files are written there, with a list of their addresses. You publish the folder yourself.`,
  },
  address: {
    title: t`Only addresses`,
    about: t`You put the files on the web yourself. Only their addresses are made, and opened before anything is sent.`,
  },
};

/** `Bucket “shop” at s3.example.com`. */
export function sayWhere({ where }: Pick<ImagePlace, 'where'>): string {
  switch (where.kind) {
    case 's3':
      return t`Bucket “${where.bucket}” at ${hostOf(where.endpoint)}`;
    case 'webdav':
      return t`WebDAV folder at ${hostOf(where.address)}`;
    case 'folder':
      return t`Folder ${shortenPath(where.folder)}`;
    case 'address':
      return t`Only addresses`;
  }
}

const MOST_OF_A_PATH = 60;

/** A path in one line: where it is long, its middle is left out, so that it still says where it begins and what it leads to. */
export function shortenPath(path: string): string {
  const letters = [...path];
  if (letters.length <= MOST_OF_A_PATH) return path;
  const start = Math.floor(MOST_OF_A_PATH / 3);
  return `${letters.slice(0, start).join('')}…${letters.slice(start + 1 - MOST_OF_A_PATH).join('')}`;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** `3 waiting · 1 with a problem · 120 published`; what is 0 is left out. It is of the place as it is set now. */
export function sayCounts({ waiting, failed, done }: PlaceCounts): string {
  const parts = [
    ...(waiting > 0 ? [t`${formatCount(waiting)} waiting`] : []),
    ...(failed > 0 ? [t`${formatCount(failed)} with a problem`] : []),
    ...(done > 0 ? [t`${formatCount(done)} published`] : []),
  ];
  return parts.length === 0 ? t`Nothing published with these settings yet` : parts.join(' · ');
}
