import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Database } from '../../src/main/core/adapters/sqlite/database.ts';
import type { RemoteName, Seen } from './faulty-server.ts';
import type { Ledger } from './ledger.ts';
import { CANARY } from './person.ts';

/** What was found broken: an acknowledged thing that is gone, a second record that nobody asked for, anything else. */
export type Broken = { readonly kind: 'lost' | 'duplicate' | 'broken'; readonly text: string };

type Attempt = {
  readonly product: number;
  readonly word: string;
  readonly remote: RemoteName;
  readonly identity: string;
  readonly body: string;
  readonly hash: string;
  readonly startedAt: number;
  readonly outcome: string | null;
};
type Row = {
  readonly word: string;
  readonly remote: RemoteName;
  readonly state: string;
  readonly record: string | null;
};
type Said = {
  readonly word: string;
  readonly remote: RemoteName;
  readonly at: number;
  readonly by: 'person' | 'engine';
};

type Truth = { readonly seen: readonly Seen[]; readonly ledger: Ledger };

const WORD = `substr(p.name, 1, instr(p.name, ' ') - 1)`;

/** What lets a product leave again: the person's word, or a look-up that proved that it is not there. */
const FREED = `(e.actor = 'person' AND e.kind IN ('send-again', 'sent-although-unsure')
  OR e.actor = 'engine' AND e.kind = 'absent')`;

/**
 * Holds a catalog that is closed, or whose program was killed, against what the remotes saw and what was acknowledged
 * (sync.md, "Invariants"). Nothing is changed but what SQLite's own recovery does.
 */
export function findBroken(folder: string, truth: Truth): readonly Broken[] {
  const leaks = findLeaks(folder);
  const db = new BetterSqlite(join(folder, 'catalog.offshelf'));
  try {
    const integrity = findCorruption(db);
    if (integrity !== null) return [...leaks, broken(`the file is damaged: ${integrity}`)];
    return [...leaks, ...findDamage(db), ...findLost(db, truth.ledger), ...findUnkept(db, truth)];
  } finally {
    db.close();
  }
}

/** S9: no key in any file of the folder. */
export function findLeaks(folder: string): readonly Broken[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(CANARY))
    .map(({ name }) => broken(`a key is in ${name}`));
}

/** What the integrity check finds, or ends at; `null` where all is well. */
function findCorruption(db: Database): string | null {
  try {
    const said = String(db.pragma('integrity_check', { simple: true }));
    return said === 'ok' ? null : said;
  } catch (error) {
    return String(error);
  }
}

/** D2, and L1: every row that has not ended has its reason. */
function findDamage(db: Database): readonly Broken[] {
  const found: Broken[] = [];
  if ((db.pragma('foreign_key_check') as readonly unknown[]).length > 0)
    found.push(broken('a reference leads nowhere'));
  const without = db.prepare(`SELECT count(*) FROM submission s
    LEFT JOIN submission_reason v ON v.submission_id = s.id
    WHERE s.state NOT IN ('cancelled', 'discarded', 'superseded') AND v.reason IS NULL`);
  if (without.pluck().get() !== 0) found.push(broken('a row has no reason'));
  return found;
}

/** S1: what was acknowledged is there, as it was acknowledged. */
function findLost(db: Database, { products }: Ledger): readonly Broken[] {
  const select = db.prepare<[number], { name: string; version: number; trashed: 0 | 1 }>(
    'SELECT name, version, trashed_at IS NOT NULL AS trashed FROM product WHERE id = ?',
  );
  const queued = db.prepare<
    [number, string]
  >(`SELECT 1 FROM submission s JOIN account a ON a.id = s.account_id
    WHERE s.product_id = ? AND a.profile_id = ?`);
  return products.flatMap(({ id, word, name, version, trashed, inDoubt, queuedAt }) => {
    const row = select.get(id);
    if (row === undefined || !row.name.startsWith(`${word} `)) return [lost(`${word} is gone`)];
    const found: Broken[] = [];
    const isAsSaid = row.name === name && row.version === version && (row.trashed === 1) === trashed;
    if (!inDoubt && !isAsSaid) found.push(lost(`${word} is not as it was saved`));
    for (const remote of queuedAt)
      if (queued.get(id, remote) === undefined) found.push(lost(`${word} is not in line for ${remote}`));
    return found;
  });
}

/** S2 to S7 and S10. */
function findUnkept(db: Database, { seen, ledger }: Truth): readonly Broken[] {
  const attempts = db
    .prepare<
      [],
      Attempt
    >(`SELECT s.product_id AS product, ${WORD} AS word, c.profile_id AS remote, a.identity, a.body,
        a.body_hash AS hash, a.started_at AS startedAt, w.outcome
      FROM attempt a JOIN submission s ON s.id = a.submission_id JOIN account c ON c.id = s.account_id
      JOIN product p ON p.id = s.product_id LEFT JOIN answer w ON w.attempt_id = a.id ORDER BY a.id`)
    .all();
  const rows = db
    .prepare<[], Row>(`SELECT ${WORD} AS word, c.profile_id AS remote, s.state, s.remote_record_id AS record
      FROM submission s JOIN account c ON c.id = s.account_id JOIN product p ON p.id = s.product_id ORDER BY s.seq`)
    .all();
  const said = db
    .prepare<[], Said>(`SELECT ${WORD} AS word, c.profile_id AS remote, e.at, e.actor AS by
      FROM evidence e JOIN submission s ON s.id = e.submission_id JOIN account c ON c.id = s.account_id
      JOIN product p ON p.id = s.product_id WHERE ${FREED} ORDER BY e.id`)
    .all();
  const pairs = groupByPair({ attempts, rows, said, seen });
  const early = db.prepare(`SELECT count(*) FROM answer w JOIN attempt a ON a.id = w.attempt_id
    JOIN submission s ON s.id = a.submission_id
    JOIN submission other ON other.account_id = s.account_id JOIN attempt later ON later.submission_id = other.id
    WHERE w.status = 429 AND later.id > a.id
      AND later.started_at < w.at + 1000 * json_extract(w.headers, '$."retry-after"')`);
  return [
    ...findUnmarked(attempts, seen),
    ...findTwoBodies(attempts),
    ...[...pairs].flatMap(([pair, own]) => checkPair(pair, own, ledger)),
    ...(early.pluck().get() === 0 ? [] : [broken('a request left before its Retry-After')]),
  ];
}

/** S4: each request that a remote saw was written down before. */
function findUnmarked(attempts: readonly Attempt[], seen: readonly Seen[]): readonly Broken[] {
  const key = ({ remote, body }: Pick<Seen, 'remote' | 'body'>) => `${remote}\n${body}`;
  const marked = countBy(attempts, key);
  return [...countBy(seen, key)]
    .filter(([request, count]) => count > (marked.get(request) ?? 0))
    .map(([request]) => broken(`a request left without its marker: ${request}`));
}

/** S7: one identity, one body. */
function findTwoBodies(attempts: readonly Attempt[]): readonly Broken[] {
  const bodies = new Map<string, string>();
  return attempts.flatMap(({ identity, body, hash }) => {
    const first = bodies.get(identity) ?? body;
    bodies.set(identity, first);
    const isWhole = createHash('sha256').update(body).digest('hex') === hash;
    return first === body && isWhole ? [] : [broken(`the reference ${identity} has two bodies`)];
  });
}

type Pair = {
  readonly attempts: Attempt[];
  readonly rows: Row[];
  readonly said: Said[];
  readonly seen: Seen[];
};

function groupByPair(all: {
  readonly attempts: readonly Attempt[];
  readonly rows: readonly Row[];
  readonly said: readonly Said[];
  readonly seen: readonly Seen[];
}): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  const at = (word: string, remote: RemoteName): Pair => {
    const pair = pairs.get(`${word} at ${remote}`) ?? { attempts: [], rows: [], said: [], seen: [] };
    pairs.set(`${word} at ${remote}`, pair);
    return pair;
  };
  for (const attempt of all.attempts) at(attempt.word, attempt.remote).attempts.push(attempt);
  for (const row of all.rows) at(row.word, row.remote).rows.push(row);
  for (const word of all.said) at(word.word, word.remote).said.push(word);
  for (const seen of all.seen) at(seen.product, seen.remote).seen.push(seen);
  return pairs;
}

/** S2, S3, S5 and S6 of one product at one remote. */
function checkPair(pair: string, { attempts, rows, said, seen }: Pair, ledger: Ledger): readonly Broken[] {
  const found: Broken[] = [];
  const records = seen.filter(({ record }) => record !== null);
  const confirmed = said.filter(({ by }) => by === 'person').length;
  if (confirmed > (ledger.confirmations.get(pair) ?? 0)) found.push(broken(`${pair}: nobody confirmed that`));
  if (records.length > 1 + confirmed)
    found.push({ kind: 'duplicate', text: `${pair} is there ${records.length} times` });
  for (const [at, later] of attempts.entries()) {
    const before = attempts[at - 1];
    if (before === undefined || ['not-created', 'rejected'].includes(before.outcome ?? '')) continue;
    const isSaid = said.some((word) => word.at >= before.startedAt && word.at <= later.startedAt);
    if (!isSaid) found.push(broken(`${pair} left again without a proof or a word`));
  }
  const doubtful = seen.slice(0, -1).filter(({ proves }) => !proves).length;
  if (doubtful > said.length) found.push(broken(`${pair} came again without a proof or a word`));
  const sent = rows.find(({ state }) => state === 'sent');
  if (sent !== undefined && !records.some(({ record }) => record === sent.record))
    found.push(broken(`${pair} is said to be sent and is not there`));
  const denied = rows.every(({ state }) => ['queued', 'cancelled', 'rejected'].includes(state));
  if (denied && confirmed === 0 && records.length > 0) found.push(broken(`${pair} is there unseen`));
  return found;
}

function countBy<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return counts;
}

function broken(text: string): Broken {
  return { kind: 'broken', text };
}

function lost(text: string): Broken {
  return { kind: 'lost', text };
}
