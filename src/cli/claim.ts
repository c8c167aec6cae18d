import type { AwayWhy, CopyStatus } from '../shared/model/copies.ts';
import type { Context, Given } from './command.ts';
import { CommandFailure } from './command-failure.ts';
import { withKey } from './find-places.ts';
import { keyOf, keyVariable, placeKeyOf, placeKeyVariable } from './key-variables.ts';
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
export async function claim(core: Core, { given, env, say }: Context): Promise<void> {
  if (!given.flag('claim')) await refuseAway(core, env);
  else if ((await core.call('catalog.copies', {})).why !== null) {
    await core.call('catalog.claim', {});
    say(CLAIMED);
  }
  if (given.flag('send-copied')) await core.call('catalog.sendCopied', {});
}

/**
 * A key goes wherever the catalog says that the holder of its name is, and a catalog may come from somebody else: until a
 * person says that this one sends, none leaves, not for a test either.
 * @throws CommandFailure `moved` until then, which says where the keys would go
 */
export async function refuseAway(core: Core, env: Context['env']): Promise<void> {
  const copies = await core.call('catalog.copies', {});
  if (copies.why === null) return;
  const keys = await findKeys(core, env);
  const told = keys.length === 0 ? '' : ` No key leaves before that, and then: ${keys.join(', ')}.`;
  throw new CommandFailure(3, 'moved', sayAway(copies.why, copies, core.catalog) + plainText(told));
}

/** The variables that have a key, and where it goes. */
async function findKeys(core: Core, env: Context['env']): Promise<readonly string[]> {
  const remotes = (await core.call('remotes.list', {})).filter((remote) => keyOf(remote, env) !== null);
  const places = withKey(await core.call('imagePlaces.list', {})).filter(
    (place) => placeKeyOf(place, env) !== null,
  );
  return [
    ...remotes.map(({ name, origin }) => `${keyVariable(name)} to ${origin}`),
    ...places.map(({ name, origin }) => `${placeKeyVariable(name)} to ${origin}`),
  ];
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
