import { type Resolution, type Submission, SubmissionId } from '../../shared/model/submission.ts';
import { refuseAway } from '../claim.ts';
import type { Given, Outcome, Run } from '../command.ts';
import { CommandFailure, failed, wrongUsage } from '../command-failure.ts';
import { checkVariables } from '../key-variables.ts';
import type { Core } from '../open-core.ts';
import { type Row, readSubmission } from '../submission-rows.ts';
import { plainText } from '../table.ts';

export const resolve: Run = async (context) => {
  const { given } = context;
  const answer = readAnswer(given);
  const id = SubmissionId.safeParse(given.operands[0]);
  if (!id.success) throw wrongUsage('SUBMISSION is an id as `offshelf submissions` lists them.');
  return await context.withCore(async (core) => {
    const row = await core.call('sending.row', { id: id.data });
    if (row === null) throw failed('not-found', 'There is no such submission in this catalog.');
    checkState(row);
    const before = await readSubmission(core, id.data);
    // It is looked up.
    if (given.flag('there') && !given.flag('unchecked')) await refuseAway(core, context.env);
    if (answer !== 'later') await settle(core, row, answer);
    return await tell(core, before, answer);
  });
};

function readAnswer(given: Given): Resolution | 'later' {
  const there = given.text('there');
  const answers = [there !== undefined, given.flag('send-again'), given.flag('later')];
  if (answers.filter(Boolean).length !== 1)
    throw wrongUsage('Give one answer: --there REMOTE_ID, --send-again or --later.');
  const unchecked = given.flag('unchecked');
  if (unchecked && there === undefined) throw wrongUsage('--unchecked goes with --there.');
  if (there !== undefined) return { kind: 'there', remoteRecordId: there, unchecked };
  return given.flag('later') ? 'later' : { kind: 'send-again' };
}

function checkState({ state }: Submission): void {
  if (state !== 'sending') return;
  throw failed(
    'not-allowed-now',
    'Its request was open when an earlier run ended. Run `offshelf sync` first: it finds out, or marks it Unsure.',
  );
}

async function settle(core: Core, { id, attempts }: Submission, resolution: Resolution): Promise<void> {
  checkVariables(await core.call('remotes.list', {}));
  try {
    await core.call('sending.resolve', { id, resolution, attempts });
  } catch (error) {
    if (!(error instanceof CommandFailure) || resolution.kind !== 'there') throw error;
    const { missing } = (error.details['data'] ?? {}) as Record<string, unknown>; // data of a refused operation
    if (missing !== true) throw error;
    throw failed(error.code, `${error.message} If you are sure all the same, add --unchecked.`);
  }
}

/** Whoever sends again hears what the last look-up found, such as a product there that may be this one. */
async function tell(core: Core, before: Row, answer: Resolution | 'later'): Promise<Outcome> {
  const { found } = before;
  const row = await readSubmission(core, before.id);
  const kind = answer === 'later' ? 'later' : answer.kind;
  const words = {
    there: `It is settled: ${row.remote} has it as ${row.remoteId ?? 'said'}.`,
    'send-again': `It is back in line; the next sync sends it.${found === null ? '' : ` Before that, at ${found.at}: ${plainText(found.text)}`}`,
    discard: 'It is given up.',
    later: `It stays as it is: ${row.reason === 'copied' ? 'it waits for your word' : row.state}.`,
  }[kind];
  const json = answer !== 'later' && answer.kind === 'send-again' ? { ...row, foundBefore: found } : row;
  return { exit: 0, json, text: words };
}
