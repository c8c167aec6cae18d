import type { SendGroupKey } from '../../../../shared/model/submission.ts';
import type { Database } from './database.ts';

/** A group's key as SQLite has it. */
export type Stored<Key extends SendGroupKey> = Omit<Key, 'differs'> & { readonly differs: number };

/**
 * True for what needs the person, as SQL about submission `s` and its lane `l`: refused, unsure and not looked up by itself any
 * more, or stored at another price or currency while its lane is held for that.
 */
export const NEEDS_YOU = `(s.state = 'rejected' OR (s.state = 'unsure'
    AND (SELECT wake_at FROM submission_reason WHERE submission_id = s.id) IS NULL)
  OR (s.state = 'sent' AND l.hold = 'difference' AND EXISTS (SELECT 1 FROM json_each(s.differences) d
    WHERE json_extract(d.value, '$.field') IN ('price', 'currency'))))`;

/** The section of the Send list that a submission stands in; rows that were replaced are left out before. */
export const SECTION = `CASE WHEN ${NEEDS_YOU} THEN 'needs-you'
  WHEN s.state IN ('sending', 'unsure') THEN 'going-on' ELSE 'done' END`;

/** The remote stored something else than was sent, as SQL about submission `s`. */
export const DIFFERS = `(s.differences <> '[]')`;

const SHORTEST_NAME = 3;
const LONGEST_RUN = 5;

/**
 * What came back about submission `s`, as SQL, without its product's SKU and name and without numbers: what a remote says
 * about each of a thousand products alike is one group, also where it names the product.
 */
export const ALIKE = `(CASE WHEN s.detail IS NULL THEN NULL ELSE (SELECT ${cutNumbers(
  cutOut(cutOut('s.detail', 'p.sku'), 'p.name'),
)} FROM product p WHERE p.id = s.product_id) END)`;

/** Short words are left: they stand inside others. */
function cutOut(text: string, word: string): string {
  return `replace(${text}, iif(length(${word}) >= ${SHORTEST_NAME}, ${word}, ''), '…')`;
}

/** Each digit becomes `…`, and a run of up to 32 of them one. */
function cutNumbers(text: string): string {
  const digits = Array.from('0123456789').reduce(
    (inner, digit) => `replace(${inner}, '${digit}', '…')`,
    text,
  );
  return Array.from({ length: LONGEST_RUN }).reduce<string>(
    (inner) => `replace(${inner}, '……', '…')`,
    digits,
  );
}

type Page = { readonly from: number; readonly count: number };

/** All of them, for LIMIT. */
const ALL: Page = { from: 0, count: -1 };

/** Finds the rows of one group: what waits in its order, everything else newest first. */
export function createGroupIds(db: Database): (key: SendGroupKey, page?: Page) => readonly string[] {
  // What waits is read along the account's line; a remote that leads to another account has nothing that waits.
  const waiting = db
    .prepare<[Stored<SendGroupKey> & Page], string>(`
      SELECT s.id FROM remote r
      JOIN submission s ON s.account_id = r.account_id AND s.remote_id = r.id
      JOIN submission_reason v ON v.submission_id = s.id
      WHERE r.id = @remoteId AND s.state = 'queued' AND v.reason = @reason
      ORDER BY s.seq LIMIT @count OFFSET @from`)
    .pluck();
  const others = db
    .prepare<[Stored<SendGroupKey> & Page], string>(`
      SELECT s.id FROM submission s JOIN lane l ON l.account_id = s.account_id
      WHERE s.state = @state AND s.remote_id = @remoteId AND (s.state = 'sending' OR s.reason IS @reason)
        AND ${ALIKE} IS @detail AND ${DIFFERS} = @differs AND ${SECTION} = @section
      ORDER BY s.updated_at DESC, s.seq LIMIT @count OFFSET @from`)
    .pluck();
  return (key, page = ALL) =>
    (key.state === 'queued' ? waiting : others).all({ ...key, differs: key.differs ? 1 : 0, ...page });
}
