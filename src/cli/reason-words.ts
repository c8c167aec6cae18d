import { assertNever } from '../shared/assert.ts';
import { sayHold } from '../shared/model/hold-words.ts';
import { saysNoCause } from '../shared/model/no-cause.ts';
import type { HoldCode, LaneStatus, Submission } from '../shared/model/submission.ts';
import { keyVariable } from './key-variables.ts';

/** Why a row stands where it stands, and what comes next, for somebody at a command line. */
export function sayReason(row: Submission, lane: LaneStatus | undefined): string {
  const { reason, remoteName } = row;
  if (reason === null) return sayEnded(row);
  switch (reason) {
    case 'next':
    case 'in-line':
      return 'In line: the next sync sends it.';
    case 'paused':
      return 'Paused in the window. Resume it there.';
    case 'all-paused':
      return 'Sending is paused in this catalog. Resume it in the window; in a copy, sync with --claim.';
    case 'copied':
      return `${row.detail ?? 'It was in line when this copy of the catalog began to send, so that another one may have sent it.'} If none did: offshelf sync --send-copied`;
    case 'remote-paused':
      return `${remoteName} is paused in the window. Resume it there.`;
    case 'draft-open':
      return 'Its form has unsaved changes in the window. Save or discard them there.';
    case 'has-problems':
      return `It has problems for ${remoteName}. Mend the product in the window.`;
    case 'no-key':
      return `There is no key for ${remoteName}. Put it into ${keyVariable(remoteName)}.`;
    case 'remote-held':
      return lane?.hold ? `${sayHold(lane.hold, remoteName)} ${sayStep(lane.hold, remoteName)}` : 'Held.';
    case 'waiting-until':
      return sayWait(row, lane);
    case 'request-open':
      return 'Its request is open, or an earlier run ended while it was. The next sync finds out.';
    case 'created':
      return row.detail ?? `${remoteName} has it.`;
    case 'not-accepted':
      return `${answered(row, 'it was refused')} Mend the product in the window, then send it again.`;
    case 'exists-there':
      return `${answered(row, 'it has this product already')} If that is so: offshelf resolve ${row.id} --there ITS-ID`;
    case 'taken-back':
      return `You took back that it is there. ${sayLook(row)}`;
    case 'no-answer':
      return `${row.detail ?? 'It left, and no answer came.'} ${sayLook(row)}`;
    case 'answer-without-id':
      return `${answered(row, 'it was created, but its id got lost')} ${sayLook(row)}`;
    case 'odd-answer':
      return `${answered(row, 'the answer settles nothing')} ${sayLook(row)}`;
    case 'id-taken':
      return `${answered(row, 'it answered with the id of another product')} ${sayLook(row)}`;
    default:
      return assertNever(reason, 'a reason without words');
  }
}

/** A time as scripts and people both read it: UTC, to the second. */
export function writeTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function sayEnded({ state }: Submission): string {
  if (state === 'discarded') return 'Given up while it was unsure.';
  return state === 'superseded' ? 'Another submission took its place.' : 'Withdrawn before it was sent.';
}

function sayWait({ remoteName, wakeAt }: Submission, lane: LaneStatus | undefined): string {
  const why = lane?.unreachable ? `${remoteName} can’t be reached.` : `${remoteName} asked to wait.`;
  return wakeAt === null ? why : `${why} It goes on at ${writeTime(wakeAt)}.`;
}

function sayLook({ id, wakeAt, lookWaits, remoteName }: Submission): string {
  if (lookWaits) return `It is looked up once ${remoteName} goes on.`;
  if (wakeAt !== null) return `A sync from ${writeTime(wakeAt)} on looks it up.`;
  return `Look whether it is there, then say so: offshelf resolve ${id}`;
}

/** What came back, in the remote's own words where it had some. */
function answered({ remoteName, detail }: Submission, otherwise: string): string {
  const words = detail === null || detail === '' ? otherwise : detail;
  if (saysNoCause(words)) return `${remoteName} said only: “${words.replace(/\.$/, '')}”.`;
  return `${remoteName}: ${/[.!?…]$/.test(words) ? words : `${words}.`}`;
}

/** What lets a held remote go on. */
function sayStep(hold: HoldCode, name: string): string {
  const release = `Then: offshelf remote release “${name}”.`;
  switch (hold) {
    case 'wrong-key':
    case 'no-permission':
      return `Put another key into ${keyVariable(name)}; the next sync tries it.`;
    case 'payment-required':
      return 'See to it in the account there; the next sync tries again.';
    case 'wrong-address':
    case 'redirect':
    case 'bad-address':
      return `Check its address in the window. ${release}`;
    case 'certificate':
      return `Check the address and this computer’s clock. ${release}`;
    case 'proxy':
      return `Check the proxy. ${release}`;
    case 'difference':
      return `Look at it there. ${release}`;
    case 'unsure-twice':
      return `Settle what is unsure, or let exactly one go: offshelf remote release “${name}”.`;
    case 'tested':
      return `Look at it there. ${release}`;
    default:
      return assertNever(hold, 'a hold without a next step');
  }
}
