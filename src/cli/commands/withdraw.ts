import { type Submission, SubmissionId } from '../../shared/model/submission.ts';
import type { Run } from '../command.ts';
import { failed, wrongUsage } from '../command-failure.ts';
import type { Core } from '../open-core.ts';
import { readSubmission } from '../submission-rows.ts';
import { count, plainText } from '../table.ts';

/** All that are named or none: each is looked at before the first one ends. */
export const withdraw: Run = async ({ given, withCore }) => {
  const ids = [...new Set(given.operands)].map(readId);
  const givesUp = given.flag('even-if-there');
  return await withCore(async (core) => {
    const found: Submission[] = [];
    for (const id of ids) found.push(await findRow(core, id));
    const refused = found.flatMap((row) => {
      const why = whyNot(row, givesUp, core.catalog);
      return why === null ? [] : [plainText(`“${row.productName}” at ${row.remoteName}: ${why}`)];
    });
    if (refused.length > 0) throw failed('not-allowed-now', [...refused, NOTHING].join('\n'));
    for (const row of found) await end(core, row);
    const rows = await Promise.all(ids.map((id) => readSubmission(core, id)));
    const told = rows.map(({ productName, remote, message }) =>
      plainText(`  “${productName}” at ${remote}: ${message}`),
    );
    return {
      exit: 0,
      json: { withdrawn: rows.length, rows },
      text: [`${count(rows.length, 'submission')} withdrawn. The products stay here.`, ...told].join('\n'),
    };
  });
};

const NOTHING = 'Nothing was withdrawn.';

function readId(text: string): string {
  const id = SubmissionId.safeParse(text);
  if (id.success) return id.data;
  throw wrongUsage('SUBMISSION is an id as `offshelf submissions` lists them.');
}

async function findRow(core: Core, id: string): Promise<Submission> {
  const row = await core.call('sending.row', { id });
  if (row !== null) return row;
  throw failed('not-found', `There is no submission ${id} in this catalog. ${NOTHING}`);
}

/** Why a row can't end here and now; `null` where it can. */
function whyNot(row: Submission, givesUp: boolean, catalog: string): string | null {
  const { id, state, remoteName } = row;
  switch (state) {
    case 'queued':
    case 'rejected':
      return null;
    case 'unsure':
      return givesUp
        ? null
        : `Nobody knows whether ${remoteName} has it. If you want nothing more to happen about it: offshelf withdraw ${id} ${catalog} --even-if-there`;
    case 'sending':
      return `Its request was open when an earlier run ended. Run first: offshelf sync ${catalog}`;
    case 'sent':
      return `${remoteName} has it. What was sent can’t be taken back; delete it there.`;
    case 'cancelled':
    case 'discarded':
    case 'superseded':
      return 'It has ended already.';
  }
}

async function end(core: Core, { id, state, attempts }: Submission): Promise<void> {
  if (state === 'unsure')
    await core.call('sending.resolve', { id, resolution: { kind: 'discard' }, attempts });
  else await core.call('sending.withdraw', { id });
}
