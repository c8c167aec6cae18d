import { CatalogRefusal, type WhyRefused } from '../../domain/ports/catalog-refusal.ts';
import { asRefusal } from './errors.ts';

const KEPT = 'The backups that were there are kept.';

const WORDS: Readonly<Partial<Record<WhyRefused, string>>> = {
  'disk-full': `The disk is full, so no backup was made. Free some space and try again. ${KEPT}`,
  'read-only': 'The folder for backups can not be written to. Check who may change it.',
  broken: `The catalog is damaged, so no backup was made of it. ${KEPT}`,
  unknown: `No backup was made. Check the disk and try again. ${KEPT}`,
};

/** What a failing disk is called by the file system. */
const CODES: Readonly<Record<string, WhyRefused>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOENT: 'read-only',
  ENOTDIR: 'read-only',
  EEXIST: 'read-only',
};

/** Why a file operation failed, as a refusal knows it. */
export function whyOf(error: unknown): WhyRefused {
  const refusal = asRefusal(error);
  if (refusal instanceof CatalogRefusal) return refusal.why;
  return CODES[String((error as { readonly code?: unknown } | null)?.code)] ?? 'unknown';
}

/** What kept a backup from being made, as a refusal in plain words. */
export function asBackupRefusal(error: unknown): CatalogRefusal {
  const why = whyOf(error);
  if (error instanceof CatalogRefusal && why !== 'broken') return error;
  return new CatalogRefusal(why, WORDS[why] ?? 'No backup was made.', error);
}
