import { assertNever } from '../shared/assert.ts';
import { sayEnded } from '../shared/model/ended-words.ts';
import { sayHold } from '../shared/model/hold-words.ts';
import type { ImagePlace } from '../shared/model/image-place.ts';
import { saysNoCause } from '../shared/model/no-cause.ts';
import type { HoldCode, LaneStatus, Submission } from '../shared/model/submission.ts';
import { sayImageWait } from './image-waits.ts';
import { keyVariable } from './key-variables.ts';
import { quoteWord } from './name-catalog.ts';
import { sayProofTime } from './proof-time.ts';

/** What the words about a row depend on besides the row. */
export type Facts = {
  readonly lane: LaneStatus | undefined;
  /** Where the images of its remote go. */
  readonly place: ImagePlace | undefined;
  /** How commands to paste name the catalog. */
  readonly catalog: string;
  /** The seconds that a sync needs to prove that it is not there; `undefined` where nothing proves that. */
  readonly proofSeconds: number | undefined;
};

/** Why a row stands where it stands, and what comes next, for somebody at a command line. */
export function sayReason(row: Submission, facts: Facts): string {
  const { reason, remoteName } = row;
  const { lane, catalog } = facts;
  if (reason === null) return sayEnded(row);
  switch (reason) {
    case 'next':
    case 'in-line':
      return 'In line: the next sync sends it.';
    case 'paused':
      return 'Paused in the window. Resume it there.';
    case 'all-paused':
      return `Sending is paused in this catalog. Resume it in the window; in a copy: offshelf sync ${catalog} --claim`;
    case 'copied':
      return `${row.detail ?? MAYBE_ELSEWHERE} Look whether it is there, then say so: offshelf resolve ${row.id} ${catalog} --there ITS-ID, or --send-again`;
    case 'remote-paused':
      return `${remoteName} is paused in the window. Resume it there.`;
    case 'draft-open':
      return 'Its form has unsaved changes in the window. Save or discard them there.';
    case 'has-problems':
      return `It has problems for ${remoteName}, which this names: offshelf product show ${row.productId} ${catalog}. Mend the product in the window, or take it out of the line: ${withdrawal(row, catalog)}`;
    case 'image-waits':
      return sayImageWait(row, facts);
    case 'no-key':
      return `There is no key for ${remoteName}. Put it into ${keyVariable(remoteName)}.`;
    case 'remote-held':
      return lane?.hold
        ? `${sayHold(lane.hold, remoteName)} ${sayStep(lane.hold, remoteName, catalog)}`
        : 'Held.';
    case 'waiting-until':
      return sayWait(row, lane);
    case 'request-open':
      return 'Its request is open, or an earlier run ended while it was. The next sync finds out.';
    case 'created':
      return row.detail ?? `${remoteName} has it.`;
    case 'not-accepted':
      return `${answered(row, 'it was refused')} Mend the product in the window, then send it again; or give it up: ${withdrawal(row, catalog)}`;
    case 'exists-there':
      return `${answered(row, 'it has this product already')} If that is so: offshelf resolve ${row.id} ${catalog} --there ITS-ID; to give it up: ${withdrawal(row, catalog)}`;
    case 'taken-back':
      return `You took back that it is there. ${sayLook(row, facts)}`;
    case 'no-answer':
      return `${row.detail ?? 'It left, and no answer came.'} ${sayLook(row, facts)}`;
    case 'answer-without-id':
      return `${answered(row, 'it was created, but its id got lost')} ${sayLook(row, facts)}`;
    case 'odd-answer':
      return `${answered(row, 'the answer settles nothing')} ${sayLook(row, facts)}`;
    case 'id-taken':
      return `${answered(row, 'it answered with the id of another product')} ${sayLook(row, facts)}`;
    default:
      return assertNever(reason, 'a reason without words');
  }
}

/** True of what was in line at the claim, of what came back to its line, and of what was put there later. */
const MAYBE_ELSEWHERE =
  'Its product was here when this copy of the catalog began to send, so that another copy may have sent it.';

/** A time as scripts and people both read it: UTC, to the second. */
export function writeTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function sayWait({ remoteName, wakeAt }: Submission, lane: LaneStatus | undefined): string {
  const why = lane?.unreachable ? `${remoteName} can’t be reached.` : `${remoteName} asked to wait.`;
  return wakeAt === null ? why : `${why} It goes on at ${writeTime(wakeAt)}.`;
}

/** What ends it without sending it. */
function withdrawal({ id }: Submission, catalog: string): string {
  return `offshelf withdraw ${id} ${catalog}`;
}

/** How long a sync has to be to prove that it is not there, where another look-up is planned that may; `null` where none is. */
export function proofTimeOf(
  { state, wakeAt, leavesByItself }: Submission,
  proofSeconds: number | undefined,
): number | null {
  const mayProve = state === 'unsure' && wakeAt !== null && leavesByItself;
  return mayProve ? (proofSeconds ?? null) : null;
}

function sayLook(row: Submission, { catalog, proofSeconds }: Facts): string {
  const { id, wakeAt, lookWaits, remoteName, unsureKind } = row;
  if (lookWaits) return `It is looked up once ${remoteName} goes on.`;
  const seconds = proofTimeOf(row, proofSeconds);
  if (seconds !== null) return sayProofTime(seconds);
  if (wakeAt !== null) return `A sync from ${writeTime(wakeAt)} on looks it up.`;
  const there = `offshelf resolve ${id} ${catalog} --there ITS-ID`;
  return unsureKind === 'created'
    ? `Look for its id there, then give it: ${there}`
    : `Look whether it is there, then say so: ${there}, or --send-again`;
}

/** What came back, in the remote's own words where it had some. */
function answered({ remoteName, detail }: Submission, otherwise: string): string {
  const words = detail === null || detail === '' ? otherwise : detail;
  if (saysNoCause(words)) return `${remoteName} said only: “${words.replace(/\.$/, '')}”.`;
  return `${remoteName}: ${/[.!?…]$/.test(words) ? words : `${words}.`}`;
}

/** What lets a held remote go on. */
function sayStep(hold: HoldCode, name: string, catalog: string): string {
  const command = `offshelf remote release ${quoteWord(name)} ${catalog}`;
  const release = `Then: ${command}`;
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
      return `Settle what is unsure, or let one go, and if it arrives, the others follow: ${command}`;
    case 'tested':
      return `Look at it there. ${release}`;
    default:
      return assertNever(hold, 'a hold without a next step');
  }
}
