import { checkPath } from '../../../../shared/model/place-key.ts';
import { t } from '../../../i18n/t.ts';
import { keyProblem } from '../../../ui/key-fields.tsx';
import { readWebAddress } from '../../../ui/web-address.ts';
import type { PlaceDraft } from './place-draft.ts';
import { ACCOUNT } from './s3-hosts.ts';

/** What keeps a place from being kept, by the field it is about, in the order of the fields; each says what to do. */
export type PlaceProblems = Readonly<
  Partial<
    Record<
      | 'name'
      | 'endpoint'
      | 'region'
      | 'bucket'
      | 'accessKeyId'
      | 'address'
      | 'user'
      | 'key'
      | 'folder'
      | 'path'
      | 'publicBase'
      | 'maxSide'
      | 'quality',
      string
    >
  >
>;

const LONGEST_WORD = 200;

export function findPlaceProblems(draft: PlaceDraft, key: string): PlaceProblems {
  const { kind } = draft;
  const all: Readonly<Record<keyof PlaceProblems, string | null>> = {
    name: nameProblem(draft.name),
    endpoint: kind === 's3' ? endpointProblem(draft.endpoint) : null,
    region:
      kind === 's3' ? wordProblem(draft.region, t`Type the region, such as eu-central-1 or auto.`) : null,
    bucket: kind === 's3' ? wordProblem(draft.bucket, t`Type the name of the bucket.`) : null,
    accessKeyId: kind === 's3' ? wordProblem(draft.accessKeyId, t`Type the access key id.`) : null,
    address: kind === 'webdav' ? addressProblem(draft.address, t`Type the address of the folder.`) : null,
    user: kind === 'webdav' ? userProblem(draft.user) : null,
    key: kind === 's3' || kind === 'webdav' ? keyProblem(key) : null,
    folder: kind === 'folder' && draft.folder === null ? t`Choose the folder.` : null,
    path: pathProblem(draft),
    publicBase: publicProblem(draft.publicBase),
    maxSide: draft.asIs || kind === 'address' ? null : sideProblem(draft.maxSide),
    quality: draft.asIs || kind === 'address' ? null : qualityProblem(draft),
  };
  return Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== null));
}

/** The public address as it is written down, where it can be used. */
export function readPublicBase(typed: string) {
  return readWebAddress(typed, {
    missing: t`Type the address under which everybody finds what lies there. It starts with https://.`,
    insecure: t`Use https://: remotes and shops take no other address. Only this computer may do without.`,
  });
}

function publicProblem(typed: string): string | null {
  return readPublicBase(typed).problem;
}

function nameProblem(name: string): string | null {
  if (name.trim() === '') return t`Give the place a name.`;
  return name.trim().length > 80 ? t`The name has more than 80 characters. Shorten it.` : null;
}

function wordProblem(typed: string, missing: string): string | null {
  if (typed.trim() === '') return missing;
  if (/\s/.test(typed.trim())) return t`It has no spaces in it. Copy it again.`;
  return typed.trim().length > LONGEST_WORD ? t`It is too long. Copy it again.` : null;
}

function addressProblem(typed: string, missing: string): string | null {
  const insecure = t`Use https://, so that nobody on the way can read the key. Only this computer may do without.`;
  return readWebAddress(typed, { missing, insecure }).problem;
}

function endpointProblem(typed: string): string | null {
  if (typed.includes(ACCOUNT)) return t`Put the id of your account in the place of ${ACCOUNT}.`;
  return addressProblem(typed, t`Type the address of the server. It starts with https://.`);
}

function userProblem(typed: string): string | null {
  if (typed.trim() === '') return t`Type the user name.`;
  if (typed.includes(':')) return t`A user name can’t have a colon (:), which would end it.`;
  return typed.trim().length > LONGEST_WORD ? t`It is too long. Copy it again.` : null;
}

function pathProblem({ kind, path }: PlaceDraft): string | null {
  if (path.trim() === '') return t`Type what the files are to be called there.`;
  return checkPath(kind, path.trim());
}

function sideProblem(typed: string): string | null {
  const isFine = typed.trim() === '' || (/^\d{2,5}$/.test(typed.trim()) && inside(Number(typed), 16, 10_000));
  return isFine ? null : t`Type a whole number from 16 to 10,000, or nothing.`;
}

function qualityProblem({ format, quality }: PlaceDraft): string | null {
  const isFine = format === 'png' || (/^\d{1,3}$/.test(quality.trim()) && inside(Number(quality), 1, 100));
  return isFine ? null : t`Type a whole number from 1 to 100.`;
}

function inside(number: number, least: number, most: number): boolean {
  return number >= least && number <= most;
}
