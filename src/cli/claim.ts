import type { AwayWhy, CopyStatus } from '../shared/model/copies.ts';
import type { Context, Given } from './command.ts';
import { CommandFailure } from './command-failure.ts';
import type { Core } from './open-core.ts';
import { readWholeNumber } from './read-number.ts';
import { readSubmissions } from './submission-rows.ts';
import { count, plainText } from './table.ts';

const WHY: Readonly<Record<AwayWhy, string>> = {
  moved: 'This catalog is a copy, was restored, or was moved, and another copy of it may send too.',
  older: 'This catalog is an older copy or was restored, and another copy of it may have sent since.',
  'ledger-lost':
    'What this catalog sent was noted on this computer, and those notes are gone. Another copy may have sent since.',
};

/** Where the notes of this computer show it. */
const SENT_SINCE = 'Another copy of this catalog has sent since: this one is older, or both send.';

/** Told once: nothing reaches the other copy. */
const CLAIMED =
  'This copy sends from now on. Other copies are not told: do not send from them any more. One that does asks, as this one did, as soon as it sees in the notes of this computer that another one sent.';

/** Why nothing is sent, and what lets it go on. */
export function sayAway(why: AwayWhy, { found }: Pick<CopyStatus, 'found'>, catalog: string): string {
  const hasSent = Object.values(found).some((rows) => rows > 0);
  return `${why === 'older' && hasSent ? SENT_SINCE : WHY[why]} If you send from this one alone from now on: offshelf sync ${catalog} --claim`;
}

/**
 * A catalog that was copied or restored may have been sent by another copy: only a person knows.
 * @throws CommandFailure where nobody says that this copy sends
 */
export async function claim(core: Core, { given, say }: Context): Promise<void> {
  const copies = await core.call('catalog.copies', {});
  const { why } = copies;
  if (why !== null && !given.flag('claim'))
    throw new CommandFailure(3, 'moved', sayAway(why, copies, core.catalog));
  if (why !== null) {
    await core.call('catalog.claim', {});
    say(CLAIMED);
  }
  if (given.flag('send-copied')) await core.call('catalog.sendCopied', {});
}

/** More are in the JSON. */
const MOST_TOLD = 50;

/**
 * Each of them may be there twice after that, so that whoever says it has to know how many they are.
 * @throws CommandFailure that lists them where --send-copied has another number, or none; nothing has left by then
 */
export async function checkNumber(core: Core, { given }: Context): Promise<void> {
  const { why, copied, waiting } = await core.call('catalog.copies', {});
  const isAbout = given.flag('send-copied') && (why === null || given.flag('claim'));
  if (isAbout) await compareNumber(core, given, why === null ? copied : waiting);
}

async function compareNumber(core: Core, given: Given, waits: number): Promise<void> {
  const said = given.text('send-copied');
  const number = said === undefined ? 0 : readWholeNumber(said, '--send-copied');
  if (number === waits) return;
  const rows = (await readSubmissions(core, 'queued')).filter(({ reason }) => reason === 'copied');
  const told = rows
    .slice(0, MOST_TOLD)
    .map(({ productName, remote, message }) => plainText(`  ${productName}, ${remote}: ${message}`));
  const also = given.flag('claim') ? ' --claim' : '';
  const message = [
    waits === 1
      ? '1 product waits, because another copy of this catalog may have sent it.'
      : `${count(waits, 'product')} wait, because another copy of this catalog may have sent them.`,
    ...told,
    ...(rows.length > told.length ? [`  and ${rows.length - told.length} more`] : []),
    `If you know that no other copy sent any of them: offshelf sync ${core.catalog}${also} --send-copied=${waits}`,
  ].join('\n');
  throw new CommandFailure(3, 'copied', message, { copied: waits, rows });
}
