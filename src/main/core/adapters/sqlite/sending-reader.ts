import type { SendingReader } from '../../domain/ports/sending-reader.ts';
import { createKnownAccounts } from './account-reader.ts';
import type { Database } from './database.ts';
import { createHistoryReader } from './history-reader.ts';
import { createPublishedImages } from './published-images.ts';
import { type RemoteRecord, SELECT_REMOTE, toRemote } from './remote-store.ts';
import { createRemoteUse, createSendCounts } from './send-counts.ts';
import { createTotals } from './sending-totals.ts';
import { createSentBodyReader } from './sent-body-reader.ts';
import { createSubmissionFind } from './submission-find.ts';
import { createSubmissionGroups } from './submission-groups.ts';
import { createSubmissionList } from './submission-list.ts';
import { createValuesInUse } from './values-in-use.ts';

/** What the window asks about remotes and sending, on a connection that only reads. */
export function createSendingReader(db: Database): SendingReader {
  const remotes = db.prepare<[], RemoteRecord>(
    `${SELECT_REMOTE} WHERE r.removed_at IS NULL ORDER BY sort_text(r.name), r.id`,
  );
  const remote = db.prepare<[number], RemoteRecord>(
    `${SELECT_REMOTE} WHERE r.id = ? AND r.removed_at IS NULL`,
  );
  return {
    remotes: () => remotes.all().map(toRemote),
    remote: (id) => {
      const record = remote.get(id);
      return record === undefined ? undefined : toRemote(record);
    },
    publishedImage: createPublishedImages(db),
    accounts: createKnownAccounts(db),
    ...createSendCounts(db),
    useOf: createRemoteUse(db),
    valuesInUse: createValuesInUse(db),
    submissions: createSubmissionList(db),
    ...createSubmissionGroups(db),
    ...createSubmissionFind(db),
    history: createHistoryReader(db),
    totals: createTotals(db),
    sentBody: createSentBodyReader(db),
  };
}
