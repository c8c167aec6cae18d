import type { Submission } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';
import { type Look, PROBLEM_LOOK, READINESS_LOOK } from '../../ui/status-look.ts';
import type { RemoteVerdict } from './form-issues.ts';

/** How the product of a form stands at one remote, in a few words. */
export type Standing = { readonly look: Look; readonly words: string; readonly hasProblems: boolean };

/** What was sent comes before what could be; `edited` are the fields with changes that are not saved. */
export function sayStanding(
  { target: { remote, profile }, problems }: RemoteVerdict,
  submissions: readonly Submission[],
  edited: readonly string[],
): Standing {
  const { id, name } = remote;
  const there = submissions.find((one) => one.remoteId === id && one.state === 'sent');
  if (there !== undefined) {
    const editedThere = profile.fields.some(({ from }) => edited.includes(from));
    const isChanged = there.changedSince || editedThere;
    if (there.differences.length > 0) {
      const words = t`Sent to ${name}, stored differently there`;
      return plain(READINESS_LOOK.differs, isChanged ? t`${words}, changed here since` : words);
    }
    return isChanged
      ? plain(READINESS_LOOK.changed, t`Sent to ${name}, changed here since`)
      : plain(READINESS_LOOK.sent, t`Sent to ${name}`);
  }
  const unsure = submissions.some((one) => one.remoteId === id && one.state === 'unsure');
  if (unsure) return plain(READINESS_LOOK.unsure, t`Unsure at ${name}`);
  if (problems > 0) {
    return { look: PROBLEM_LOOK, words: t`${countOf(problems, 'problem')} for ${name}`, hasProblems: true };
  }
  const own = submissions.filter((one) => one.remoteId === id);
  return sayUnderWay(
    name,
    own.find((one) => IN_LINE.includes(one.state)) ?? own.find(mayBeThere) ?? own.find(wasSaidAbsent),
  );
}

/** It ended after a request that may have arrived: sending asks first. */
function mayBeThere({ endedAs }: Submission): boolean {
  return endedAs === 'unknown';
}

function wasSaidAbsent({ endedAs }: Submission): boolean {
  return endedAs === 'said-absent';
}

const IN_LINE: readonly Submission['state'][] = ['queued', 'sending', 'rejected'];

function sayUnderWay(name: string, row: Submission | undefined): Standing {
  switch (row?.state) {
    case 'queued':
      return plain(READINESS_LOOK.waiting, t`Waiting for ${name}`);
    case 'sending':
      return plain(READINESS_LOOK.sending, t`Sending to ${name}`);
    case 'rejected':
      return plain(READINESS_LOOK.rejected, t`Not accepted by ${name}`);
    case 'cancelled':
    case 'discarded':
    case 'superseded':
      return mayBeThere(row)
        ? plain(READINESS_LOOK.unsure, t`Not sent now; may be at ${name} already`)
        : plain(READINESS_LOOK.ready, t`Ready for ${name}: you said that it is not there`);
    default:
      return plain(READINESS_LOOK.ready, t`Ready for ${name}`);
  }
}

function plain(look: Look, words: string): Standing {
  return { look, words, hasProblems: false };
}
