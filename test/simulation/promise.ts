import type { World } from './world.ts';

type Row = {
  readonly state: string;
  readonly product: number;
  readonly remote: number;
  readonly record: string | null;
  readonly attempts: number;
};

/** L1: every row that has not ended has exactly one reason, and whoever waits in line waits behind a next one. */
export function checkReasons({ rig: { db }, broken }: World): void {
  const without = db.prepare(`SELECT count(*) FROM submission s
    LEFT JOIN submission_reason v ON v.submission_id = s.id
    WHERE s.state NOT IN ('cancelled', 'discarded', 'superseded') AND v.reason IS NULL`);
  if (without.pluck().get() !== 0) broken.push('a row without a reason');
  const nexts = db.prepare(`SELECT sum(v.reason = 'next') FROM submission_reason v
    JOIN submission s ON s.id = v.submission_id WHERE v.reason IN ('next', 'in-line') GROUP BY s.account_id`);
  if (
    nexts
      .pluck()
      .all()
      .some((count) => count !== 1)
  )
    broken.push('a line without one next row');
}

/** What is stored about problems is what would be found now: no SKU is taken or free without anybody knowing. */
export function checkProblems({ rig, broken }: World): void {
  const stored = rig.db.prepare(`SELECT c.product_id, c.remote_id, c.problems FROM product_check c
    JOIN product p ON p.id = c.product_id WHERE p.trashed_at IS NULL ORDER BY 1, 2`);
  const before = JSON.stringify(stored.all());
  rig.recheckAll();
  if (JSON.stringify(stored.all()) !== before) broken.push('a stored check is out of date');
  const sku = rig.db.prepare(`SELECT count(*) FROM submission s JOIN attempt a ON a.id = s.attempt_id
    WHERE s.sent_sku IS NOT json_extract(a.body, '$.sku')`);
  if (sku.pluck().get() !== 0) broken.push('another SKU is written down than was sent');
}

/** The promise of sending, read off what the remotes saw and what the catalog says. */
export function checkPromise(world: World): void {
  const { rig, side, broken } = world;
  const rows = rig.db
    .prepare(`SELECT state, product_id AS product, remote_id AS remote, remote_record_id AS record,
      (SELECT count(*) FROM attempt a WHERE a.submission_id = s.id) AS attempts FROM submission s ORDER BY seq`)
    .all() as Row[];
  const pairs = new Map(rows.map((row) => [`${row.product} at ${row.remote}`, row]));
  for (const [pair, { product, remote }] of pairs) {
    const own = rows.filter((row) => row.product === product && row.remote === remote);
    checkPair(world, pair, own);
  }
  const sent = side.seen.filter(({ id, sku }) => id !== null && sku !== null);
  for (const [at, { product, remote, sku }] of sent.entries()) {
    const other = sent
      .slice(0, at)
      .find((seen) => seen.remote === remote && seen.sku === sku && seen.product !== product);
    if (other && countSaid(world, other, 'send-again', 'discarded', 'sent-although-unsure') === 0)
      broken.push(`the SKU ${sku} is there twice`);
  }
  const hashes = rig.db
    .prepare('SELECT count(DISTINCT body_hash) FROM attempt GROUP BY identity')
    .pluck()
    .all();
  if (hashes.some((count) => count !== 1)) broken.push('one reference with two bodies');
  if (rig.db.pragma('integrity_check', { simple: true }) !== 'ok') broken.push('the database is damaged');
  broken.push(...rig.problems);
}

function checkPair(world: World, pair: string, own: readonly Row[]): void {
  const { side, broken } = world;
  const [first] = own;
  if (first === undefined) return;
  const requests = side.seen.filter((seen) => seen.product === first.product && seen.remote === first.remote);
  const records = requests.filter(({ id }) => id !== null);
  const confirmations = countSaid(world, first, 'send-again', 'sent-although-unsure');
  if (records.length > 1 + confirmations) broken.push(`product ${pair} is there ${records.length} times`);
  const doubtful = requests.slice(0, -1).filter(({ provedNothing }) => !provedNothing).length;
  if (doubtful > confirmations) broken.push(`product ${pair} left again without a proof or a word`);
  const sent = own.find(({ state }) => state === 'sent');
  if (sent && !records.some(({ id }) => id === sent.record)) broken.push(`product ${pair} is not there`);
  if (own.some(({ state }) => state === 'rejected') && records.length > 0)
    broken.push(`product ${pair} is there, though it is said to be refused`);
  const denied = own.every(({ state }) => ['queued', 'cancelled', 'rejected'].includes(state));
  if (denied && confirmations === 0 && records.length > 0) broken.push(`product ${pair} is there unseen`);
}

type Pair = { readonly product: number; readonly remote: number };

/** How often the person said one of these things about a product at a remote. */
function countSaid({ rig }: World, { product, remote }: Pair, ...kinds: readonly string[]): number {
  const said = rig.db.prepare(`SELECT count(*) FROM evidence e JOIN submission s ON s.id = e.submission_id
    WHERE s.product_id = ? AND s.remote_id = ? AND e.kind IN (SELECT value FROM json_each(?))`);
  return Number(said.pluck().get(product, remote, JSON.stringify(kinds)));
}
