import { assertNever } from '../../../shared/assert.ts';
import { sayEnded } from '../../../shared/model/ended-words.ts';
import { sayHold } from '../../../shared/model/hold-words.ts';
import { saysNoCause } from '../../../shared/model/no-cause.ts';
import type { LaneStatus, Submission } from '../../../shared/model/submission.ts';
import { formatTime, formatTimeExactly } from '../../ui/format.ts';

/**
 * Why a row, or `count` rows that stand alike, stand where they stand, and what comes next: one sentence or two.
 * `differentName` is the product that its remote is held for, in quotes, where it stored another price.
 */
export function sayReason(
  row: Submission,
  lane: LaneStatus | undefined,
  now: number,
  differentName: string | null = null,
  count = 1,
): string {
  const { reason, remoteName } = row;
  const by = (one: string, many: string) => (count === 1 ? one : many);
  if (reason === null) return sayEndedOf(row, by);
  switch (reason) {
    case 'next':
      return `Goes to ${remoteName} next.`;
    case 'in-line':
      return by('Waits its turn.', 'They wait their turn.');
    case 'paused':
      return by('Paused. Resume it when it may go.', 'Paused. Resume them when they may go.');
    case 'all-paused':
      return 'Sending is paused. Resume it above.';
    case 'copied':
      return `${row.detail ?? by('Its product was here when this copy of the catalog began to send: another one may have sent it.', 'Their products were here when this copy of the catalog began to send: another one may have sent them.')} Say in the bar at the top that none did, or withdraw ${by('it', 'them')}.`;
    case 'remote-paused':
      return `${remoteName} is paused. Resume it above.`;
    case 'draft-open':
      return by(
        'Its form has unsaved changes. It goes once they are saved or discarded.',
        'Their forms have unsaved changes. They go once these are saved or discarded.',
      );
    case 'has-problems':
      return by(
        `It has problems for ${remoteName}. It goes once they are mended.`,
        `They have problems for ${remoteName}. They go once these are mended.`,
      );
    case 'no-key':
      return `${remoteName} needs its key. ${by('It goes', 'They go')} once the key is entered.`;
    case 'remote-held':
      return lane?.hold === 'tested'
        ? sayHold('tested', remoteName)
        : `${sayStill(remoteName, lane, differentName)} ${by('It waits', 'They wait')}; nothing is lost.`;
    case 'waiting-until':
      return sayWait(row, lane, now);
    case 'request-open':
      return by(
        `Left at ${formatTime(row.updatedAt)}; waiting for ${remoteName}’s answer.`,
        `They left; waiting for ${remoteName}’s answers.`,
      );
    case 'created':
      return sayCreated(row, by);
    case 'exists-there':
      return `${refused(row)} ${by(
        'Say which one it is there, or mend the product and send it again.',
        'Say which they are there, or mend the products and send them again.',
      )}`;
    case 'taken-back':
      return `${by('You took back that it is there.', 'You took back that they are there.')} ${sayTakenBack(row, by, now)}`;
    case 'not-accepted':
      return `${refused(row)} ${by('Mend the product, then send it again.', 'Mend the products, then send them again.')}`;
    case 'no-answer':
      return `${row.detail ?? by('It left, and no answer came.', 'They left, and no answer came.')} ${sayLook(row, by, now)}`;
    case 'answer-without-id':
      return `${answered(row, 'It was created, but its id got lost.')} ${
        isLookedUp(row) ? sayLook(row, by, now) : by('Find its id there.', 'Find their ids there.')
      }`;
    case 'odd-answer':
      return `${answered(row, 'The answer settles nothing.')} ${sayLook(row, by, now)}`;
    case 'id-taken':
      return `${answered(row, 'It answered with the id of another product.')} ${sayLook(row, by, now)}`;
    default:
      return assertNever(reason, 'a reason without words');
  }
}

type By = (one: string, many: string) => string;

function isLookedUp({ wakeAt, lookWaits }: Submission): boolean {
  return wakeAt !== null || lookWaits;
}

/** What is unsure, and when Offshelf finds out by itself. */
function sayLook(row: Submission, by: By, now: number): string {
  const { wakeAt, lookWaits, remoteName } = row;
  if (row.leftBy !== undefined) return sayLeft(row, by);
  const failed = row.lookFailed === undefined ? '' : `${withoutNumber(row.lookFailed)} `;
  if (!isLookedUp(row))
    return `${failed}${by('The product may be there or not.', 'The products may be there or not.')}`;
  const when = lookWaits ? `once ${remoteName} goes on` : sayWhen(wakeAt ?? now, now);
  return `${failed}Offshelf looks there ${failed === '' ? '' : 'again '}${when}.${row.leavesByItself ? sayLeaves(by) : ''}`;
}

/** Nothing is looked up at an account that no remote leads to. */
function sayLeft({ leftBy, remoteName }: Submission, by: By): string {
  const gone =
    leftBy === 'removed'
      ? `${remoteName} was removed. Add it again with the same account to look ${by('it', 'them')} up or send ${by('it', 'them')} again`
      : `${remoteName} leads to another account now. Add a remote for the one before to look ${by('it', 'them')} up or send ${by('it', 'them')} again`;
  return `${gone}, or look there yourself and say whether ${by('it is', 'they are')} there.`;
}

/** The number of a status stands in the details. */
function withoutNumber(sentence: string): string {
  return sentence.replace(/ \(\d{3}\)/g, '');
}

/** A time that is over is no promise: it is looked at as soon as the remote's turn comes. */
function sayWhen(at: number, now: number): string {
  return at <= now ? 'now' : `at ${formatTimeExactly(at)}`;
}

function sayLeaves(by: By): string {
  return by(
    ' If it is proven not to be there, it is sent again by itself.',
    ' Those proven not to be there are sent again by themselves.',
  );
}

/** What is true again: where the row stood before the person said that it is there. */
function sayTakenBack(row: Submission, by: By, now: number): string {
  const { state, unsureKind, remoteName } = row;
  if (state === 'rejected') {
    return by(
      `${remoteName} did not accept it: mend the product, then send it again.`,
      `${remoteName} did not accept them: mend the products, then send them again.`,
    );
  }
  if (unsureKind === 'created' && !isLookedUp(row)) {
    return by(
      `${remoteName} said that it created it: find its id there.`,
      `${remoteName} said that it created them: find their ids there.`,
    );
  }
  return sayLook(row, by, now);
}

function sayStill(remoteName: string, lane: LaneStatus | undefined, different: string | null): string {
  if (!lane?.hold) return `${remoteName} stands still.`;
  return lane.hold === 'difference' ? sayDifferent(remoteName, different) : sayHold(lane.hold, remoteName);
}

function sayCreated(row: Submission, by: By): string {
  const { remoteName } = row;
  if (isSaidByPerson(row)) return by('You said that it is there.', 'You said that they are there.');
  // What differs of one product stands below its row.
  const differs = row.differences.length > 0 ? ', but not as they were sent' : '';
  return by(`${remoteName} has it.`, `${remoteName} has them${differs}.`);
}

const MINUTE = 60_000;

/** Of many, some may have left before and others not. */
function sayEndedOf(row: Submission, by: By): string {
  return row.state === 'discarded'
    ? by(sayEnded(row), `Given up: nobody knows whether they are at ${row.remoteName}.`)
    : by(sayEnded(row), 'Withdrawn. Each of them says how far it had come.');
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
  if (saysNoCause(words)) return `${remoteName} said only: “${words.replace(/\.$/, '')}”.`;
  return `${remoteName}: ${/[.!?…]$/.test(words) ? words : `${words}.`}`;
}

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
  return `${remoteName} is held: a price or currency came back different on ${differentName ?? 'another product'}.`;
}
