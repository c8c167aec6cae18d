import { assertNever } from '../../../shared/assert.ts';
import { sayHold } from '../../../shared/model/hold-words.ts';
import type { HoldCode, LaneStatus, Submission } from '../../../shared/model/submission.ts';
import { formatTime } from '../../ui/format.ts';

/**
 * Why a row stands where it stands, and what comes next: one sentence or two. `differentName` is the product that its remote
 * is held for, in quotes, where it stored another price.
 */
export function sayReason(
  row: Submission,
  lane: LaneStatus | undefined,
  now: number,
  differentName: string | null = null,
): string {
  const { reason, remoteName } = row;
  if (reason === null) return sayEnded(row);
  switch (reason) {
    case 'next':
      return `Goes to ${remoteName} next.`;
    case 'in-line':
      return 'Waits its turn.';
    case 'paused':
      return 'Paused. Resume it when it may go.';
    case 'all-paused':
      return 'Sending is paused. Resume it above.';
    case 'draft-open':
      return 'Its form has unsaved changes. It goes once they are saved or discarded.';
    case 'has-problems':
      return `It has problems for ${remoteName}. It goes once they are mended.`;
    case 'no-key':
      return `${remoteName} needs its key. It goes once the key is entered.`;
    case 'remote-held':
      return lane?.hold
        ? `${lane.hold === 'difference' ? sayDifferent(remoteName, differentName) : sayHold(lane.hold, remoteName)} ${REMAINS}`
        : `${remoteName} stands still. ${REMAINS}`;
    case 'waiting-until':
      return sayWait(row, lane, now);
    case 'request-open':
      return `Left at ${formatTime(row.updatedAt)}; waiting for ${remoteName}’s answer.`;
    case 'created':
      return isSaidByPerson(row) ? 'You said that it is there.' : `${remoteName} has it.`;
    case 'not-accepted':
      return `${refused(row)} Mend the product, then send it again.`;
    case 'no-answer':
      return `${row.detail ?? 'It left, and no answer came.'} ${MAYBE}`;
    case 'answer-without-id':
      return `${answered(row, 'It was created, but its id got lost.')} Find its id there.`;
    case 'odd-answer':
      return `${answered(row, 'The answer settles nothing.')} ${MAYBE}`;
    case 'id-taken':
      return `${answered(row, 'It answered with the id of another product.')} ${MAYBE}`;
    default:
      return assertNever(reason, 'a reason without words');
  }
}

const MINUTE = 60_000;
const MAYBE = 'The product may be there or not.';
const REMAINS = 'It waits; nothing is lost.';

function sayEnded({ state }: Submission): string {
  return state === 'discarded' ? 'Given up while it was unsure.' : 'Withdrawn before it was sent.';
}

function sayWait({ remoteName, wakeAt }: Submission, lane: LaneStatus | undefined, now: number): string {
  const why = lane?.unreachable ? `${remoteName} can’t be reached.` : `${remoteName} asked to wait.`;
  if (wakeAt === null) return why;
  return wakeAt - now < MINUTE
    ? `${why} Tries again within a minute.`
    : `${why} Tries again at ${formatTime(wakeAt)}.`;
}

/** What came back, in the remote's own words where it had some. */
function answered({ remoteName, detail }: Submission, otherwise: string): string {
  const words = detail === null || detail === '' ? otherwise : detail;
  if (NO_CAUSE.test(words)) return `${remoteName} said only: “${words.replace(/\.$/, '')}”.`;
  return `${remoteName}: ${/[.!?…]$/.test(words) ? words : `${words}.`}`;
}

/** What servers say when they say nothing. */
const NO_CAUSE =
  /^(?:(?:an? |unknown |internal |server )*error|bad request|conflict|unprocessable (?:entity|content)|bad gateway|not acceptable|failed|invalid)\W?$/i;

/** A refusal whose every part names a field is said field by field below the row, and only there. */
function refused(row: Submission): string {
  const { detail, fieldErrors, remoteName } = row;
  const parts = detail?.match(/[\w-]+\/[\w/-]+:/g)?.length ?? 0;
  const saidBelow = fieldErrors.length > 0 && fieldErrors.length >= parts;
  return saidBelow ? `${remoteName} did not accept it.` : answered(row, 'It was refused.');
}

/** True where the person found it there and typed its id; a remote that said so itself leaves no words. */
export function isSaidByPerson({ state, detail }: Submission): boolean {
  return state === 'sent' && detail !== null;
}

function sayDifferent(remoteName: string, differentName: string | null): string {
  return `${remoteName} is held: a price came back different on ${differentName ?? 'another product'}.`;
}

/** The one thing that lets a held remote go on. */
export type HoldStep = {
  readonly kind: 'key' | 'settings' | 'release';
  readonly label: string;
  readonly advice: string;
};

export function nextStep(hold: HoldCode): HoldStep {
  switch (hold) {
    case 'wrong-key':
      return {
        kind: 'key',
        label: 'Enter a new key',
        advice: 'Copy the key again, or make a new one there.',
      };
    case 'no-permission':
      return {
        kind: 'key',
        label: 'Enter another key',
        advice: 'Use a key with the permission to write products.',
      };
    case 'payment-required':
      return { kind: 'release', label: 'It is settled, go on', advice: 'See to it in the account there.' };
    case 'wrong-address':
    case 'redirect':
    case 'bad-address':
      return { kind: 'settings', label: 'Change the address', advice: 'Check the address of this remote.' };
    case 'certificate':
      return {
        kind: 'release',
        label: 'Try again',
        advice: 'Check the address and this computer’s clock; never send past a certificate that is wrong.',
      };
    case 'proxy':
      return { kind: 'release', label: 'Try again', advice: 'Check the proxy in the system’s settings.' };
    case 'difference':
      return {
        kind: 'release',
        label: 'I have seen it, go on',
        advice: 'Look at the difference in the list below first.',
      };
    case 'unsure-twice':
      return {
        kind: 'release',
        label: 'Try one',
        advice: 'Settle the unsure products below, or let exactly one go and see what comes back.',
      };
    default:
      return assertNever(hold, 'a hold without a next step');
  }
}
