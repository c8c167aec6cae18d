import { expectPresent } from '../../../../shared/assert.ts';
import type { HoldCode } from '../../../../shared/model/submission.ts';
import type { AccountInLine, Lane, SendingStore } from '../../domain/ports/sending-store.ts';
import type { Database } from './database.ts';

type Flag = 'differenceSeen' | 'paused' | 'testing';
type LaneRecord = Omit<Lane, Flag> & { readonly hold: HoldCode | null } & { readonly [F in Flag]: number };

/** Lanes: what holds an account, until when it waits, how it went lately. */
export function createLaneStore(
  db: Database,
): Pick<SendingStore, 'lane' | 'saveLane' | 'hasUnsure' | 'endBackoffs' | 'accountsInLine'> {
  const select = db.prepare<[number], LaneRecord>(`
    SELECT account_id AS accountId, hold, detail, not_before AS notBefore, asked_at AS askedAt, failures,
      unsure_in_a_row AS unsureInARow, difference_seen AS differenceSeen, paused, testing
    FROM lane WHERE account_id = ?`);
  const update = db.prepare<[LaneRecord]>(`
    UPDATE lane SET hold = @hold, detail = @detail, not_before = @notBefore, asked_at = @askedAt, failures = @failures,
      unsure_in_a_row = @unsureInARow, difference_seen = @differenceSeen, paused = @paused, testing = @testing
    WHERE account_id = @accountId`);
  const unsure = db
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM submission WHERE state = 'unsure' AND account_id = ?)`,
    )
    .pluck();
  const endBackoffs = db.prepare(`
    UPDATE lane SET not_before = NULL, asked_at = NULL, detail = CASE WHEN hold IS NULL THEN NULL ELSE detail END
    WHERE failures > 0 AND not_before IS NOT NULL`);
  const inLine = db.prepare<[], AccountInLine>(`
    SELECT id AS accountId, profile_id AS profileId,
      (SELECT min(r.settings ->> '$.concurrency') FROM remote r
        WHERE r.account_id = a.id AND r.removed_at IS NULL) AS concurrency
    FROM account a
    WHERE EXISTS (SELECT 1 FROM submission s WHERE s.account_id = a.id AND s.state = 'queued')
      OR EXISTS (SELECT 1 FROM submission s WHERE s.account_id = a.id AND s.look_at IS NOT NULL)
    ORDER BY id`);
  return {
    lane: (accountId) => {
      const record = expectPresent(select.get(accountId), 'a lane is made with its account');
      return {
        ...record,
        differenceSeen: record.differenceSeen === 1,
        paused: record.paused === 1,
        testing: record.testing === 1,
      };
    },
    saveLane: (lane) => {
      update.run({
        ...lane,
        differenceSeen: lane.differenceSeen ? 1 : 0,
        paused: lane.paused ? 1 : 0,
        testing: lane.testing ? 1 : 0,
      });
    },
    hasUnsure: (accountId) => unsure.get(accountId) === 1,
    endBackoffs: () => {
      endBackoffs.run();
    },
    accountsInLine: () => inLine.all(),
  };
}
