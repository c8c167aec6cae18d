import type { LaneStatus } from '../../../../shared/model/submission.ts';
import type { SendingTotals } from '../../domain/ports/sending-reader.ts';
import type { Database } from './database.ts';
import { IMAGE_WAITERS } from './image-waiting-sql.ts';
import { readMeta } from './meta-store.ts';
import { NEEDS_YOU } from './submission-groups-sql.ts';

type LaneRecord = Omit<LaneStatus, 'unreachable' | 'paused' | 'listWorks'> & {
  readonly failures: number;
  readonly paused: number;
  readonly listWorks: number | null;
};

/** How sending stands as a whole; counted by the same sections as the Send list. */
export function createTotals(db: Database): () => SendingTotals {
  const lanes = db.prepare<[], LaneRecord>(`
    SELECT r.id AS remoteId, l.hold, l.detail, l.not_before AS waitsUntil, l.failures, l.paused, r.list_works AS listWorks,
      (SELECT count(*) FROM submission s WHERE s.account_id = r.account_id AND s.state = 'queued' AND s.remote_id = r.id) AS waiting
    FROM remote r JOIN lane l ON l.account_id = r.account_id
    WHERE r.removed_at IS NULL ORDER BY r.id`);
  const number = (sql: string) => {
    const statement = db.prepare<[], number>(sql).pluck();
    return () => statement.get() ?? 0;
  };
  const open = number(`SELECT count(*) FROM submission WHERE state = 'sending'`);
  const queued = number(`SELECT count(*) FROM submission WHERE state = 'queued'`);
  const sent = number(`SELECT count(*) FROM submission WHERE state = 'sent'`);
  const unsettled = number(`SELECT count(*) FROM submission s JOIN lane l ON l.account_id = s.account_id
    WHERE s.state IN ('rejected', 'unsure') AND ${NEEDS_YOU}`);
  const lookedUp = number(`SELECT count(*) FROM submission s JOIN lane l ON l.account_id = s.account_id
    WHERE s.state = 'unsure' AND NOT ${NEEDS_YOU}`);
  // Lanes first: what was sent is read only where one is held for a difference.
  const differing = number(`SELECT count(*) FROM lane l CROSS JOIN submission s ON s.account_id = l.account_id
    WHERE l.hold = 'difference' AND s.state = 'sent' AND ${NEEDS_YOU}`);
  const goesOn = number(`SELECT EXISTS (SELECT 1 FROM submission WHERE state = 'sending')
    OR EXISTS (SELECT 1 FROM submission s JOIN submission_reason v ON v.submission_id = s.id
      WHERE s.look_at IS NOT NULL AND v.wake_at IS NOT NULL)
    OR (NOT EXISTS (SELECT 1 FROM meta WHERE key = 'sending_paused' AND value = '1')
      AND EXISTS (SELECT 1 FROM submission_ready n JOIN lane l ON l.account_id = n.account_id
        WHERE l.hold IS NULL AND l.paused = 0))
    OR (NOT EXISTS (SELECT 1 FROM meta WHERE key = 'sending_paused' AND value = '1')
      AND EXISTS (SELECT 1 FROM ${IMAGE_WAITERS} AND i.held IS NULL))`);
  const read = (): SendingTotals => {
    const toSee = differing();
    return {
      paused: readMeta(db, 'sending_paused') === '1',
      lanes: lanes.all().map(toLane),
      needsYou: unsettled() + toSee,
      waiting: queued() + open(),
      lookedUp: lookedUp(),
      sent: sent() - toSee,
      open: open(),
      goesOn: goesOn() === 1,
    };
  };
  return () => db.transaction(read)();
}

function toLane({ failures, paused, listWorks, ...lane }: LaneRecord): LaneStatus {
  return {
    ...lane,
    unreachable: failures > 0,
    paused: paused === 1,
    listWorks: listWorks === null ? null : listWorks === 1,
  };
}
