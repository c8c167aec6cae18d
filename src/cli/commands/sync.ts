import type { ImagePlace } from '../../shared/model/image-place.ts';
import type { Remote } from '../../shared/model/remote.ts';
import { checkNumber, claim, sayAway } from '../claim.ts';
import type { Context, Outcome, Run } from '../command.ts';
import { failed, wrongUsage } from '../command-failure.ts';
import { readPlacesOfRemotes } from '../find-places.ts';
import { findRemotesByName } from '../find-remotes.ts';
import { checkPlaceVariables, checkVariables, keyOf, placeKeyOf } from '../key-variables.ts';
import { countNeedsYou, countSent, findLeft, type LeftRows, sayLeftRows } from '../left-rows.ts';
import type { Core } from '../open-core.ts';
import { readProofTimes } from '../proof-time.ts';
import { readWholeNumber } from '../read-number.ts';
import { type Ended, PATIENCE_SECONDS, waitUntilStill } from '../settle-time.ts';
import { count } from '../table.ts';

/** What another key, or a word with the remote's people, can mend: each run tries it anew. */
const OF_THE_KEY = ['wrong-key', 'no-permission', 'payment-required'];

export const sync: Run = async (context) => {
  const { given } = context;
  const timeout = given.text('timeout');
  const limit = timeout === undefined ? undefined : readWholeNumber(timeout, '--timeout');
  if (given.flag('send-copied') && given.list('remote').length > 0) throw wrongUsage(ABOUT_ALL);
  const interrupted = context.interrupted();
  return await context.withCore(async (core) => {
    const from = Date.now();
    const deadline = limit === undefined ? undefined : from + limit * 1_000;
    const remotes = await findSyncRemotes(core, context);
    const places = await findPlaces(core, context);
    const countNow = async () => countSent(await core.call('sending.groups', {}), idsOf(remotes));
    const counted = await countNow();
    await checkNumber(core, context);
    const known = await core.call('catalog.copies', {});
    // Compares with the send ledger, so that what another copy sent is known before anybody says that this one sends.
    await start(core, remotes, context);
    retryPlaces(core, places, context);
    const copies = await core.call('catalog.copies', {});
    // Nothing leaves while it is away: what is sent more by now was taken over.
    const before = copies.why === null ? counted : await countNow();
    await claim(core, context);
    const takenOver = copies.found.sent - known.found.sent;
    const watch = { core, remotes: idsOf(remotes), deadline, interrupted, say: context.say };
    const ended = await waitUntilStill(watch);
    await core.closeWriter();
    return await report(core, idsOf(remotes), { before, takenOver, ended, from, limit });
  });
};

const ABOUT_ALL =
  '--send-copied is a word about the whole catalog, whose rows at every remote then leave. Use it without --remote; to answer for single rows: offshelf resolve.';

/** All remotes of the accounts that are named: two of one account share its line. */
async function findSyncRemotes(core: Core, { given, env }: Context): Promise<readonly Remote[]> {
  const all = await core.call('remotes.list', {});
  checkVariables(all);
  for (const remote of all) keyOf(remote, env);
  const named = await findRemotesByName(core, given.list('remote'));
  return all.filter(({ accountId }) => named.some((remote) => remote.accountId === accountId));
}

async function findPlaces(core: Core, { env }: Context): Promise<readonly ImagePlace[]> {
  const places = await core.call('imagePlaces.list', {});
  const withKey = places.filter(({ origin }) => origin !== null);
  checkPlaceVariables(withKey);
  for (const place of withKey) placeKeyOf(place, env);
  return places;
}

/** As with remotes: what holds a place may be mended by now, or a key may be there. */
function retryPlaces(core: Core, places: readonly ImagePlace[], { env }: Context): void {
  for (const place of places) {
    const canGoOn = place.origin === null || placeKeyOf(place, env) !== null;
    if (place.held !== null && canGoOn) core.writer.placeKeyChanged(place.id);
  }
}

async function start(core: Core, remotes: readonly Remote[], { given, env }: Context): Promise<void> {
  const { lanes } = await core.call('sending.status', {});
  const isChosen = given.list('remote').length > 0;
  core.writer.start(isChosen ? new Set(remotes.map(({ accountId }) => accountId)) : undefined);
  for (const remote of remotes) {
    const hold = lanes.find(({ remoteId }) => remoteId === remote.id)?.hold ?? '';
    if (OF_THE_KEY.includes(hold) && keyOf(remote, env) !== null) core.writer.keyChanged(remote.id);
  }
}

type End = {
  readonly before: number;
  readonly takenOver: number;
  readonly ended: Ended;
  readonly from: number;
  /** In seconds; `undefined` where nobody said how long. */
  readonly limit: number | undefined;
};

async function report(
  core: Core,
  remotes: readonly number[],
  { before, takenOver: earlier, ended, from, limit = PATIENCE_SECONDS }: End,
): Promise<Outcome> {
  if (typeof ended === 'object') throw failed(ended.code, ended.trouble);
  const groups = await core.call('sending.groups', {});
  const { lanes } = await core.call('sending.status', {});
  const places = await readPlacesOfRemotes(core);
  const proofTimes = await readProofTimes(core);
  const { catalog } = core;
  const end = { groups, lanes, places, remotes, catalog, proofTimes, limit, from, until: Date.now() };
  const left = findLeft(end);
  const copies = await core.call('catalog.copies', {});
  const { why, found } = copies;
  const takenOver = earlier + found.sent;
  const sent = Math.max(0, countSent(groups, remotes) - before - found.sent);
  const taken = takenOver === 0 ? [] : [`${count(takenOver, 'product')} that another copy sent.`];
  const away = why === null ? [] : [sayAway(why, copies, catalog)];
  const text = [`${count(sent, 'product')} sent.`, ...taken, ...away, ...sayEnd(ended, left)].join('\n');
  const needsYou = countNeedsYou(left) + (why === null ? 0 : 1);
  const json = { sent, takenOver, away: why, ended, needsYou, left };
  return { exit: left.length === 0 && why === null ? 0 : 3, json, text };
}

function sayEnd(ended: Exclude<Ended, object>, left: readonly LeftRows[]): readonly string[] {
  if (left.length === 0) return ['Nothing is left.'];
  const why = {
    still: 'Left:',
    waits: 'Left; what waits goes on later, with the next sync:',
    timeout: 'The time is over. Left:',
    interrupted: 'It was ended early. Left:',
  }[ended];
  return [why, ...left.map(sayLeftRows)];
}

function idsOf(remotes: readonly Remote[]): readonly number[] {
  return remotes.map(({ id }) => id);
}
