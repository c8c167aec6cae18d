import { type CopyStatus, FoundElsewhere, NOTHING_FOUND } from '../../../../shared/model/copies.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { ElsewhereStore } from '../../domain/ports/elsewhere-store.ts';
import type { Database } from './database.ts';
import { claimHome, goAway, readAwayWhy } from './home.ts';
import { readMeta, writeMeta } from './meta-store.ts';

type Copies =
  | 'goAway'
  | 'awayWhy'
  | 'foundElsewhere'
  | 'saveFoundElsewhere'
  | 'claimHome'
  | 'holdCopied'
  | 'copied'
  | 'isCopied'
  | 'freeOpen'
  | 'hasUnread'
  | 'judgeCopied';

const READ_ANEW = 'UPDATE remote SET list_forgotten = (SELECT COALESCE(max(id), 0) FROM scan)';

/** Whether this copy of the catalog sends, and what of its line waits because another one may have sent it. */
export function createCopies(db: Database, clock: Clock, home: string | null): Pick<ElsewhereStore, Copies> {
  const hold = db.prepare(`UPDATE submission SET copied = 1, detail = NULL WHERE state = 'queued'`);
  // Once it is proven that what left from here did not arrive, another copy may still have sent it anew.
  const holdOpen = db.prepare(`UPDATE submission SET copied = 1 WHERE state IN ('sending', 'unsure')`);
  const copied = db.prepare<[{ accountId: number | null }], { id: string; productId: number }>(`
    SELECT id, product_id AS productId FROM submission
    WHERE copied > 0 AND state = 'queued' AND (@accountId IS NULL OR account_id = @accountId) ORDER BY seq`);
  const isCopied = db
    .prepare<[string], number>(
      `SELECT EXISTS (SELECT 1 FROM submission WHERE id = ? AND copied > 0 AND state = 'queued')`,
    )
    .pluck();
  const freeOpen = db.prepare(
    `UPDATE submission SET copied = 0 WHERE copied > 0 AND state IN ('sending', 'unsure')`,
  );
  const unread = db
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM submission WHERE account_id = ? AND copied = 1 AND state = 'queued')`,
    )
    .pluck();
  const readAllAnew = db.prepare(READ_ANEW);
  const judge = db.prepare('UPDATE submission SET copied = ?, detail = ?, updated_at = ? WHERE id = ?');
  return {
    goAway: (why) => goAway(db, why),
    awayWhy: () => readAwayWhy(db),
    foundElsewhere: () => readFoundElsewhere(db),
    saveFoundElsewhere: (found) => writeMeta(db, { found_elsewhere: JSON.stringify(found) }),
    claimHome: () => claimHome(db, home),
    holdCopied: () => {
      hold.run();
      holdOpen.run();
      // What was read before says nothing of what another copy sent since.
      readAllAnew.run();
      markClaim(db);
    },
    copied: (accountId) => copied.all({ accountId: accountId ?? null }),
    isCopied: (id) => isCopied.get(id) === 1,
    freeOpen: () => {
      freeOpen.run();
    },
    hasUnread: (accountId) => unread.get(accountId) === 1,
    judgeCopied: (id, judgement, detail) => {
      judge.run(judgement === 'free' ? 0 : 2, detail, clock.now(), id);
    },
  };
}

/** What a claim found here: another copy may have sent these products to these accounts, and nobody asked since. */
function markClaim(db: Database): void {
  const last = db
    .prepare<[string], number>('SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)')
    .pluck();
  const [product, account, evidence] = ['product', 'account', 'evidence'].map((name) => last.get(name));
  writeMeta(db, { claimed_with: JSON.stringify({ product, account, evidence }) });
}

type Pair = { readonly productId: number; readonly accountId: number };

/**
 * Makes a submission that was just put in line wait where its product and its account were here at the last claim, and neither a
 * reading nor the person said since that no other copy sent it. The list is read anew for it.
 */
export function createCopiedMark(db: Database): (id: string, pair: Pair) => void {
  const hold = db.prepare<[Pair & { id: string }]>(`
    UPDATE submission SET copied = 1 WHERE id = @id
      AND @productId <= (SELECT value ->> 'product' FROM meta WHERE key = 'claimed_with')
      AND @accountId <= (SELECT value ->> 'account' FROM meta WHERE key = 'claimed_with')
      AND NOT EXISTS (SELECT 1 FROM submission s JOIN evidence e ON e.submission_id = s.id
        WHERE s.product_id = @productId AND s.account_id = @accountId AND e.kind = 'not-sent-elsewhere'
          AND e.id > (SELECT value ->> 'evidence' FROM meta WHERE key = 'claimed_with'))`);
  const readAnew = db.prepare(`${READ_ANEW} WHERE account_id = ?`);
  return (id, pair) => {
    if (hold.run({ ...pair, id }).changes > 0) readAnew.run(pair.accountId);
  };
}

function readFoundElsewhere(db: Database): FoundElsewhere {
  const found = readMeta(db, 'found_elsewhere');
  return found === null ? NOTHING_FOUND : FoundElsewhere.parse(JSON.parse(found));
}

/** How a catalog stands towards other copies of it, for whoever reads it. */
export function createCopyStatus(db: Database): () => CopyStatus {
  const count = db.prepare<[], { waiting: number; copied: number }>(
    `SELECT count(*) AS waiting, count(*) FILTER (WHERE copied > 0) AS copied FROM submission WHERE state = 'queued'`,
  );
  return () => ({
    why: readAwayWhy(db),
    found: readFoundElsewhere(db),
    ...(count.get() ?? { waiting: 0, copied: 0 }),
  });
}
