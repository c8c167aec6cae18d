import { createHash } from 'node:crypto';
import { expectPresent } from '../../../../shared/assert.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { ElsewhereRequest, ElsewhereStore } from '../../domain/ports/elsewhere-store.ts';
import type { LedgerOutcome, LedgerRequest } from '../../domain/ports/ledger.ts';
import { createCopies } from './copy-store.ts';
import type { Database } from './database.ts';
import { readMeta, writeMeta } from './meta-store.ts';

/** What other copies of the catalog sent. `home` is where it is now; `null` where nobody keeps an eye on that. */
export function createElsewhereStore(db: Database, clock: Clock, home: string | null): ElsewhereStore {
  return { ...createLedgerFacts(db), ...createElsewhere(db), ...createCopies(db, clock, home) };
}

/** Gives the products that are made from now on a name that no other copy of the catalog gives. */
export function beginOpening(db: Database, name: string): void {
  db.prepare(`INSERT OR REPLACE INTO opening(first_product, name)
    VALUES (COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'product'), 0) + 1, ?)`).run(name);
}

type LedgerFacts =
  | 'ledgerMark'
  | 'saveLedgerMark'
  | 'hasRequest'
  | 'openRequest'
  | 'ledgerNames'
  | 'hashBody';

type Names = {
  readonly id: number;
  readonly opening: string;
  readonly createdAt: number;
  readonly profileId: string;
  readonly origin: string;
  readonly label: string;
};

function createLedgerFacts(db: Database): Pick<ElsewhereStore, LedgerFacts> {
  const has = db.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM attempt WHERE request = ?)').pluck();
  const open = db.prepare<[string], { submissionId: string; attemptId: number; accountId: number }>(`
    SELECT s.id AS submissionId, a.id AS attemptId, s.account_id AS accountId FROM attempt a
    JOIN submission s ON s.id = a.submission_id AND s.attempt_id = a.id AND s.state IN ('sending', 'unsure')
    WHERE a.request = ? AND NOT EXISTS (SELECT 1 FROM answer w WHERE w.attempt_id = a.id)`);
  const names = db.prepare<[number, number], Names>(`
    SELECT p.id, p.created_at AS createdAt, a.profile_id AS profileId, a.origin, a.label,
      COALESCE((SELECT o.name FROM opening o WHERE o.first_product <= p.id ORDER BY o.first_product DESC LIMIT 1), '') AS opening
    FROM product p, account a WHERE p.id = ? AND a.id = ?`);
  return {
    ledgerMark: () => {
      const mark = readMeta(db, 'ledger_mark');
      if (mark === null) return null;
      const [ledger = '', bytes = ''] = mark.split(' ');
      return { ledger, bytes: Number(bytes) };
    },
    saveLedgerMark: ({ ledger, bytes }) => writeMeta(db, { ledger_mark: `${ledger} ${bytes}` }),
    hasRequest: (request) => has.get(request) === 1,
    openRequest: (request) => open.get(request),
    ledgerNames: (productId, accountId) => {
      const found = expectPresent(names.get(productId, accountId), 'the product and the account are there');
      const { id, opening, createdAt, ...account } = found;
      return { product: { id, opening, createdAt }, account };
    },
    hashBody: (body) => createHash('sha256').update(body).digest('hex'),
  };
}

type Elsewhere =
  | 'addElsewhere'
  | 'endElsewhere'
  | 'elsewherePairs'
  | 'elsewhereOf'
  | 'settleElsewhere'
  | 'countLost'
  | 'liveSubmission'
  | 'remoteOf';

type ElsewhereRecord = Omit<LedgerRequest, 'account' | 'product'> &
  Names & { readonly outcome: string | null };

function createElsewhere(db: Database): Pick<ElsewhereStore, Elsewhere> {
  const add = db.prepare(`
    INSERT INTO sent_elsewhere(request, profile_id, origin, label, submission_id, product_id, product_opening,
      product_created_at, product_version, identity, body_hash, sku, started_at)
    VALUES (@request, @profileId, @origin, @label, @submissionId, @id, @opening, @createdAt, @productVersion, @identity,
      @bodyHash, @sku, @at) ON CONFLICT DO NOTHING`);
  const end = db.prepare('UPDATE sent_elsewhere SET outcome = ?, settled = 0 WHERE request = ?');
  const pairs = db.prepare<[], { productId: number; accountId: number }>(`
    SELECT DISTINCT here_id AS productId, account_id AS accountId FROM elsewhere
    WHERE settled = 0 AND here_id IS NOT NULL AND account_id IS NOT NULL`);
  const ofPair = db.prepare<[number, number], ElsewhereRecord>(`
    SELECT request, profile_id AS profileId, origin, label, submission_id AS submissionId, product_id AS id,
      product_opening AS opening, product_created_at AS createdAt, product_version AS productVersion, identity,
      body_hash AS bodyHash, sku, started_at AS at, outcome
    FROM elsewhere WHERE settled = 0 AND product_id = ? AND here_id IS NOT NULL AND account_id = ?
    ORDER BY started_at, request`);
  const settle = db.prepare('UPDATE sent_elsewhere SET settled = 1 WHERE request = ?');
  const lost = db
    .prepare<[], number>(`
      SELECT count(DISTINCT product_id || ' ' || product_opening) FROM elsewhere
      WHERE settled = 0 AND (here_id IS NULL OR account_id IS NULL)
        AND COALESCE(outcome ->> 'kind', 'unsure') IN ('sent', 'unsure')`)
    .pluck();
  const live = db
    .prepare<[number, number], string>(`
      SELECT id FROM submission WHERE product_id = ? AND account_id = ?
        AND state NOT IN ('cancelled', 'discarded', 'superseded')`)
    .pluck();
  const remoteOf = db
    .prepare<[number], number>(
      'SELECT id FROM remote WHERE account_id = ? ORDER BY removed_at IS NOT NULL, id LIMIT 1',
    )
    .pluck();
  return {
    addElsewhere: ({ account, product, ...request }) => {
      add.run({ ...request, ...account, ...product });
    },
    endElsewhere: (request, outcome) => {
      end.run(JSON.stringify(outcome), request);
    },
    elsewherePairs: () => pairs.all(),
    elsewhereOf: ({ productId, accountId }) => ofPair.all(productId, accountId).map(toRequest),
    settleElsewhere: (request) => {
      settle.run(request);
    },
    countLost: () => lost.get() ?? 0,
    liveSubmission: ({ productId, accountId }) => live.get(productId, accountId),
    remoteOf: (accountId) => remoteOf.get(accountId),
  };
}

function toRequest(record: ElsewhereRecord): ElsewhereRequest {
  const { profileId, origin, label, id, opening, createdAt, outcome, ...request } = record;
  return {
    ...request,
    account: { profileId, origin, label },
    product: { id, opening, createdAt },
    outcome: outcome === null ? null : (JSON.parse(outcome) as LedgerOutcome), // written by endElsewhere
  };
}
