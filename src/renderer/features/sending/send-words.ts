import { assertNever } from '../../../shared/assert.ts';
import { sayEnded } from '../../../shared/model/ended-words.ts';
import { sayHold } from '../../../shared/model/hold-words.ts';
import { saysNoCause } from '../../../shared/model/no-cause.ts';
import type { LaneStatus, Submission } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
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
      return t`Goes to ${remoteName} next.`;
    case 'in-line':
      return by(t`Waits its turn.`, t`They wait their turn.`);
    case 'paused':
      return by(t`Paused. Resume it when it may go.`, t`Paused. Resume them when they may go.`);
    case 'all-paused':
      return t`Sending is paused. Resume it above.`;
    case 'copied':
      return sayCopied(row, by);
    case 'remote-paused':
      return t`${remoteName} is paused. Resume it above.`;
    case 'draft-open':
      return by(
        t`Its form has unsaved changes. It goes once they are saved or discarded.`,
        t`Their forms have unsaved changes. They go once these are saved or discarded.`,
      );
    case 'has-problems':
      return by(
        t`It has problems for ${remoteName}. It goes once they are mended.`,
        t`They have problems for ${remoteName}. They go once these are mended.`,
      );
    case 'image-waits':
      return [
        by(t`Its image is published first.`, t`Their images are published first.`),
        ...(row.detail === null ? [] : [row.detail]),
      ].join(' ');
    case 'no-key':
      return by(
        t`${remoteName} needs its key. It goes once the key is entered.`,
        t`${remoteName} needs its key. They go once the key is entered.`,
      );
    case 'remote-held':
      return lane?.hold === 'tested'
        ? sayHold('tested', remoteName)
        : `${sayStill(remoteName, lane, differentName)} ${by(t`It waits; nothing is lost.`, t`They wait; nothing is lost.`)}`;
    case 'waiting-until':
      return sayWait(row, lane, now);
    case 'request-open':
      return by(
        t`Left at ${formatTime(row.updatedAt)}; waiting for ${remoteName}’s answer.`,
        t`They left; waiting for ${remoteName}’s answers.`,
      );
    case 'created':
      return sayCreated(row, by);
    case 'exists-there':
      return `${refused(row)} ${by(
        t`Say which one it is there, or mend the product and send it again.`,
        t`Say which they are there, or mend the products and send them again.`,
      )}`;
    case 'taken-back':
      return `${by(t`You took back that it is there.`, t`You took back that they are there.`)} ${sayTakenBack(row, by, now)}`;
    case 'not-accepted':
      return `${refused(row)} ${by(t`Mend the product, then send it again.`, t`Mend the products, then send them again.`)}`;
    case 'no-answer':
      return `${row.detail ?? by(t`It left, and no answer came.`, t`They left, and no answer came.`)} ${sayLook(row, by, now)}`;
    case 'answer-without-id':
      return `${answered(row, t`It was created, but its id got lost.`)} ${
        isLookedUp(row) ? sayLook(row, by, now) : by(t`Find its id there.`, t`Find their ids there.`)
      }`;
    case 'odd-answer':
      return `${answered(row, t`The answer settles nothing.`)} ${sayLook(row, by, now)}`;
    case 'id-taken':
      return `${answered(row, t`It answered with the id of another product.`)} ${sayLook(row, by, now)}`;
    default:
      return assertNever(reason, 'a reason without words');
  }
}

type By = (one: string, many: string) => string;

function sayCopied({ detail }: Submission, by: By): string {
  const why =
    detail ??
    by(
      t`Its product was here when this copy of the catalog began to send: another one may have sent it.`,
      t`Their products were here when this copy of the catalog began to send: another one may have sent them.`,
    );
  const step = by(
    t`Say in the bar at the top that none did, or withdraw it.`,
    t`Say in the bar at the top that none did, or withdraw them.`,
  );
  return `${why} ${step}`;
}

function isLookedUp({ wakeAt, lookWaits }: Submission): boolean {
  return wakeAt !== null || lookWaits;
}

/** What is unsure, and when Offshelf finds out by itself. */
function sayLook(row: Submission, by: By, now: number): string {
  const { wakeAt, lookWaits, remoteName } = row;
  if (row.leftBy !== undefined) return sayLeft(row, by);
  const failed = row.lookFailed === undefined ? '' : `${withoutNumber(row.lookFailed)} `;
  if (!isLookedUp(row))
    return `${failed}${by(t`The product may be there or not.`, t`The products may be there or not.`)}`;
  const when = lookWaits ? t`once ${remoteName} goes on` : sayWhen(wakeAt ?? now, now);
  const looks = failed === '' ? t`Offshelf looks there ${when}.` : t`Offshelf looks there again ${when}.`;
  return `${failed}${looks}${row.leavesByItself ? ` ${sayLeaves(by)}` : ''}`;
}

/** Nothing is looked up at an account that no remote leads to. */
function sayLeft({ leftBy, remoteName }: Submission, by: By): string {
  return leftBy === 'removed'
    ? by(
        t`${remoteName} was removed. Add it again with the same account to look it up or send it again, or look there yourself and say whether it is there.`,
        t`${remoteName} was removed. Add it again with the same account to look them up or send them again, or look there yourself and say whether they are there.`,
      )
    : by(
        t`${remoteName} leads to another account now. Add a remote for the one before to look it up or send it again, or look there yourself and say whether it is there.`,
        t`${remoteName} leads to another account now. Add a remote for the one before to look them up or send them again, or look there yourself and say whether they are there.`,
      );
}

/** The number of a status stands in the details. */
function withoutNumber(sentence: string): string {
  return sentence.replace(/ \(\d{3}\)/g, '');
}

/** A time that is over is no promise: it is looked at as soon as the remote's turn comes. */
function sayWhen(at: number, now: number): string {
  return at <= now ? t`now` : t`at ${formatTimeExactly(at)}`;
}

function sayLeaves(by: By): string {
  return by(
    t`If it is proven not to be there, it is sent again by itself.`,
    t`Those proven not to be there are sent again by themselves.`,
  );
}

/** What is true again: where the row stood before the person said that it is there. */
function sayTakenBack(row: Submission, by: By, now: number): string {
  const { state, unsureKind, remoteName } = row;
  if (state === 'rejected') {
    return by(
      t`${remoteName} did not accept it: mend the product, then send it again.`,
      t`${remoteName} did not accept them: mend the products, then send them again.`,
    );
  }
  if (unsureKind === 'created' && !isLookedUp(row)) {
    return by(
      t`${remoteName} said that it created it: find its id there.`,
      t`${remoteName} said that it created them: find their ids there.`,
    );
  }
  return sayLook(row, by, now);
}

function sayStill(remoteName: string, lane: LaneStatus | undefined, different: string | null): string {
  if (!lane?.hold) return t`${remoteName} stands still.`;
  return lane.hold === 'difference' ? sayDifferent(remoteName, different) : sayHold(lane.hold, remoteName);
}

function sayCreated(row: Submission, by: By): string {
  const { remoteName } = row;
  if (isSaidByPerson(row)) return by(t`You said that it is there.`, t`You said that they are there.`);
  // What differs of one product stands below its row.
  const them =
    row.differences.length > 0
      ? t`${remoteName} has them, but not as they were sent.`
      : t`${remoteName} has them.`;
  return by(t`${remoteName} has it.`, them);
}

const MINUTE = 60_000;

/** Of many, some may have left before and others not. */
function sayEndedOf(row: Submission, by: By): string {
  return row.state === 'discarded'
    ? by(sayEnded(row), t`Given up: nobody knows whether they are at ${row.remoteName}.`)
    : by(sayEnded(row), t`Withdrawn. Each of them says how far it had come.`);
}

function sayWait({ remoteName, wakeAt }: Submission, lane: LaneStatus | undefined, now: number): string {
  const why = lane?.unreachable ? t`${remoteName} can’t be reached.` : t`${remoteName} asked to wait.`;
  if (wakeAt === null) return why;
  return wakeAt - now < MINUTE
    ? `${why} ${t`Tries again within a minute.`}`
    : `${why} ${t`Tries again at ${formatTime(wakeAt)}.`}`;
}

/** What came back, in the remote's own words where it had some. */
function answered({ remoteName, detail }: Submission, otherwise: string): string {
  const words = detail === null || detail === '' ? otherwise : detail;
  if (saysNoCause(words)) return t`${remoteName} said only: “${words.replace(/\.$/, '')}”.`;
  return `${remoteName}: ${/[.!?…]$/.test(words) ? words : `${words}.`}`;
}

/** A refusal whose every part names a field is said field by field below the row, and only there. */
function refused(row: Submission): string {
  const { detail, fieldErrors, remoteName } = row;
  const parts = detail?.match(/[\w-]+\/[\w/-]+:/g)?.length ?? 0;
  const saidBelow = fieldErrors.length > 0 && fieldErrors.length >= parts;
  return saidBelow ? t`${remoteName} did not accept it.` : answered(row, t`It was refused.`);
}

/** True where the person found it there and typed its id; a remote that said so itself leaves no words. */
export function isSaidByPerson({ state, detail }: Submission): boolean {
  return state === 'sent' && detail !== null;
}

function sayDifferent(remoteName: string, differentName: string | null): string {
  return t`${remoteName} is held: a price or currency came back different on ${differentName ?? t`another product`}.`;
}
