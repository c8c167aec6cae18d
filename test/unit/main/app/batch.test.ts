import { expect, it } from 'vitest';
import {
  type Following,
  follow,
  NOT_FOLLOWING,
  progressOf,
  type Sight,
  tellEnd,
} from '../../../../src/main/app/batch.ts';
import type { LaneStatus } from '../../../../src/shared/model/submission.ts';

const REST: Sight = { paused: false, lanes: [], needsYou: 0, waiting: 0, sent: 0, goesOn: false };

const sight = (parts: Partial<Sight>): Sight => ({ ...REST, ...parts });
const going = (parts: Partial<Sight>): Sight => sight({ goesOn: true, ...parts });

const lane = (remoteId: number, hold: LaneStatus['hold']): LaneStatus => ({
  remoteId,
  hold,
  detail: null,
  waitsUntil: null,
  unreachable: false,
  waiting: 0,
  paused: false,
  listWorks: null,
});

/** Follows look after look; what was told of every batch that ended. */
function watch(...sights: readonly Sight[]) {
  let following: Following = NOT_FOLLOWING;
  const told: (ReturnType<typeof tellEnd> | undefined)[] = [];
  for (const next of sights) {
    const step = follow(following, next);
    following = step.following;
    if (step.ended !== null) told.push(tellEnd(step.ended, next, (id) => `Remote ${id}`));
  }
  return { told, batch: following.batch, progress: progressOf(following) };
}

it('tells once what came of a batch', () => {
  const { told, batch } = watch(
    sight({ sent: 1000 }),
    going({ sent: 1000, waiting: 1776 }),
    going({ sent: 2700, waiting: 73, needsYou: 3 }),
    sight({ sent: 2773, needsYou: 3 }),
    sight({ sent: 2773, needsYou: 3 }),
  );
  expect(told).toEqual([{ title: 'Sending has ended', body: '1,773 sent; 3 need you.' }]);
  expect(batch).toBeNull();
});

it('leaves out what is nought and speaks of one as of one', () => {
  expect(watch(REST, going({ waiting: 2 }), sight({ sent: 2 })).told).toMatchObject([{ body: '2 sent.' }]);
  expect(watch(REST, going({ waiting: 1 }), sight({ needsYou: 1 })).told).toMatchObject([
    { body: '1 needs you.' },
  ]);
});

it('says which remote stopped it and why, and what waits', () => {
  const { told } = watch(
    sight({ lanes: [lane(1, null), lane(2, null)] }),
    going({ waiting: 213, lanes: [lane(1, null), lane(2, null)] }),
    sight({ waiting: 172, sent: 41, lanes: [lane(1, null), lane(2, 'wrong-key')] }),
  );
  expect(told).toEqual([
    { title: 'Sending stopped', body: 'Remote 2 did not accept the key. 41 sent; 172 wait.' },
  ]);
});

it('does not say again what stood still before', () => {
  const held = [lane(1, 'wrong-key'), lane(2, null)];
  const { told } = watch(
    sight({ lanes: held, waiting: 5 }),
    going({ lanes: held, waiting: 6 }),
    sight({ lanes: held, waiting: 5, sent: 1 }),
  );
  expect(told).toEqual([{ title: 'Sending has ended', body: '1 sent; 5 wait.' }]);
});

it('says it again when a remote that was let go is held anew', () => {
  const { told } = watch(
    sight({ lanes: [lane(1, 'wrong-key')], waiting: 5 }),
    going({ lanes: [lane(1, null)], waiting: 5 }),
    sight({ lanes: [lane(1, 'wrong-key')], waiting: 5 }),
  );
  expect(told).toMatchObject([{ title: 'Sending stopped' }]);
});

it('what an earlier run left over is no batch, and what it left waiting is one', () => {
  expect(watch(sight({ needsYou: 4, waiting: 2 }), sight({ needsYou: 4, waiting: 2 })).told).toEqual([]);
  const { told } = watch(going({ sent: 10, waiting: 2, needsYou: 4 }), sight({ sent: 12, needsYou: 4 }));
  expect(told).toMatchObject([{ body: '2 sent; 4 need you.' }]);
});

it('tells nothing of a batch that the person paused, or that came to nothing', () => {
  expect(watch(REST, going({ waiting: 9 }), sight({ waiting: 8, sent: 1, paused: true })).told).toEqual([
    null,
  ]);
  expect(watch(REST, going({ waiting: 9 }), REST).told).toEqual([null]);
  expect(watch(REST, going({ waiting: 9 }), sight({ waiting: 9 })).told).toEqual([null]);
});

it('a new batch counts anew', () => {
  const { told } = watch(
    REST,
    going({ waiting: 2 }),
    sight({ sent: 2 }),
    going({ sent: 2, waiting: 1 }),
    sight({ sent: 3 }),
  );
  expect(told).toMatchObject([{ body: '2 sent.' }, { body: '1 sent.' }]);
});

it('shows how far a long batch is, also when it grows on the way, and nothing of a short one', () => {
  expect(watch(REST, going({ waiting: 40 })).progress).toBe(0);
  expect(watch(REST, going({ waiting: 40 }), going({ waiting: 10, sent: 29, needsYou: 1 })).progress).toBe(
    0.75,
  );
  expect(
    watch(REST, going({ waiting: 40 }), going({ waiting: 10, sent: 30 }), going({ waiting: 70, sent: 30 }))
      .progress,
  ).toBeCloseTo(0.3);
  expect(watch(REST, going({ waiting: 40 }), sight({ sent: 40 })).progress).toBeNull();
  expect(watch(REST, going({ waiting: 10 })).progress).toBeNull();
});
