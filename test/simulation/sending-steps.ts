import type { Resolution, SubmissionState } from '../../src/shared/model/submission.ts';
import type { Row } from './asks.ts';
import { edit } from './product-steps.ts';
import type { StepTable } from './step-table.ts';
import type { World } from './world.ts';

/** What a person does with what was sent, or waits to be. */
export function aboutSending(world: World): StepTable {
  const { chance, rig, remotes } = world;
  const pauseAll = (paused: boolean) => rig.run('sending.pauseAll', { paused });
  return {
    pause: [
      1,
      () =>
        onSome(world, ['queued'], ({ id }) =>
          rig.run('sending.pause', { id, paused: chance.below(2) === 0 }),
        ),
    ],
    'pause all': [1, () => pauseAll(chance.below(3) === 0)],
    withdraw: [
      1,
      () => onSome(world, ['queued', 'rejected'], ({ id }) => rig.run('sending.withdraw', { id })),
    ],
    resolve: [4, () => onSome(world, ['unsure'], (row) => resolve(world, row, pickResolution(world, row)))],
    'send again while all is paused, then edit': [
      1,
      () =>
        onSome(world, ['unsure'], (row) => {
          pauseAll(true);
          resolve(world, row, { kind: 'send-again' });
          if (chance.below(2) === 0) edit(world, row.product);
        }),
    ],
    'send edited': [
      1,
      () =>
        onSome(world, ['rejected'], ({ id, product }) => {
          if (chance.below(2) === 0) edit(world, product);
          tryTo(world, () => rig.run('sending.sendEdited', { id }));
        }),
    ],
    'look up': [
      2,
      () => onSome(world, ['unsure'], ({ id }) => tryTo(world, () => rig.run('sending.lookUp', { id }))),
    ],
    'give a wrong id': [5, () => onSome(world, ['unsure', 'rejected'], (row) => giveWrongId(world, row))],
    'take back': [4, () => takeBack(world)],
    'settle many': [1, () => settleMany(world)],
    'pause a remote': [
      1,
      () =>
        rig.run('sending.pauseRemote', {
          remoteId: chance.pick(remotes).id,
          paused: chance.below(2) === 0,
        }),
    ],
    'try now': [
      1,
      () => {
        world.wakeUp();
        rig.run('sending.tryNow', {});
      },
    ],
  };
}

/** An id that nothing there has, or that of another product that is unsure or not accepted; the person insists on it. */
function giveWrongId(world: World, row: Row): void {
  const { asks, chance, side } = world;
  const others = asks
    .inState('unsure', 'rejected')
    .filter(({ account, product }) => account === row.account && product !== row.product);
  const theirs = side.seen.flatMap(({ id, product, account }) =>
    id !== null && others.some((other) => other.product === product && other.account === account) ? [id] : [],
  );
  const remoteRecordId = theirs.length > 0 && chance.below(2) === 0 ? chance.pick(theirs) : `wrong_${row.id}`;
  resolve(world, row, { kind: 'there', remoteRecordId, unchecked: true });
}

/** The person gave a wrong id, or thinks so; now and then it is of a product of which the remote said it, which is refused. */
function takeBack(world: World): void {
  const { asks, chance, rig } = world;
  const rows = chance.below(8) === 0 ? asks.inState('sent') : asks.saidThere();
  if (rows.length > 0) tryTo(world, () => rig.run('sending.takeBack', { id: chance.pick(rows).id }));
}

/** The person pastes the remote's own list: what is on it is there, the rest goes again. */
function settleMany({ rig, asks, side, time }: World): void {
  const resolutions = asks.inState('unsure').map(({ id, product, account, attempts }) => {
    const there = side.seen.find(
      (seen) =>
        seen.product === product && seen.account === account && seen.id !== null && seen.since <= time(),
    );
    const resolution: Resolution =
      there?.id == null ? { kind: 'send-again' } : { kind: 'there', remoteRecordId: there.id };
    return { id, resolution, attempts };
  });
  if (resolutions.length > 0) rig.run('sending.resolveMany', { resolutions, source: 'pasted list' });
}

/** An id is asked for at the remote first; the answer may come late, or to a program that is gone. */
function resolve(world: World, { id, attempts }: Row, resolution: Resolution): void {
  const { rig, counts } = world;
  tryTo(world, () => rig.run('sending.resolve', { id, resolution, attempts }));
  counts.resolved += 1;
}

/** The id that it has there; now and then, by mistake, one that another product has, which is refused. */
function pickResolution({ chance, side, asks, time }: World, { product, account }: Row): Resolution {
  const kind = chance.pick(['there', 'there', 'send-again', 'send-again', 'discard'] as const);
  if (kind !== 'there') return { kind };
  const own = side.seen.filter((seen) => seen.account === account && seen.product === product);
  const visible = own.filter(({ since }) => since <= time());
  const taken = asks.inState('sent').filter((row) => row.account === account);
  const ids = chance.below(8) === 0 ? taken.map(({ record }) => record) : visible.map(({ id }) => id);
  const remoteRecordId = ids.find((id) => id !== null);
  if (remoteRecordId == null) return { kind: 'send-again' };
  return { kind, remoteRecordId, unchecked: chance.below(3) === 0 };
}

function onSome({ asks, chance }: World, states: readonly SubmissionState[], act: (row: Row) => void): void {
  const rows = asks.inState(...states);
  if (rows.length > 0) act(chance.pick(rows));
}

/** What a person tries and the program refuses with a sentence, now or later. */
export function tryTo(world: World, act: () => unknown): void {
  const isRefusal = (error: unknown) => error instanceof Error && error.name === 'Failure';
  try {
    const later = act();
    if (!(later instanceof Promise)) return;
    later.catch((error: unknown) => {
      if (!isRefusal(error) && !world.endsWith(error)) world.blame(String(error));
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}
