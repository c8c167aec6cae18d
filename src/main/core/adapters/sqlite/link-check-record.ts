import { LinkCheck } from '../../../../shared/model/link-check.ts';

/** True for the image of a product `p` that is a file of the catalog; the first half is quick to say no. */
export const IS_LOCAL_IMAGE = `(instr(p.image_url, 'local-image:') > 0 AND substr(ltrim(p.image_url), 1, 12) = 'local-image:')`;

/** Of the image of a product `p` that is a file of the catalog: what tells the file. */
export const HASH_OF_IMAGE = 'substr(ltrim(p.image_url), 13, 64)';

/** True for the file `f` of the catalog that the image of a product `p` names. */
export const IS_FILE_OF_IMAGE = `f.hash = ${HASH_OF_IMAGE}`;

/** True for a product `p` at whose image's address there was no good picture when it was last looked at. */
export const IS_BROKEN_IMAGE = `EXISTS (SELECT 1 FROM link_check l WHERE l.url = p.image_url AND l.outcome NOT IN ('ok', 'blocked-address'))`;

/** The columns of `link_check l` as the fields of a check; all NULL where there is none. */
export const CHECK_COLUMNS = `l.url, l.outcome, l.fault, l.status, l.led_to AS ledTo, l.type, l.bytes, l.width, l.height, l.hash,
  l.checked_at AS checkedAt`;

/** `null` also where a newer version wrote what is not known here: then it is looked at anew. */
export function readCheck(record: { readonly [K in keyof LinkCheck]: unknown }): LinkCheck | null {
  const { url, outcome, fault, status, ledTo, type, bytes, width, height, hash, checkedAt } = record;
  if (url === null) return null;
  const check = { url, outcome, fault, status, ledTo, type, bytes, width, height, hash, checkedAt };
  return LinkCheck.safeParse(check).data ?? null;
}
