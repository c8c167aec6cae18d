import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseDropped,
  type Rotated,
  roomFor,
} from '../../../../../src/main/core/domain/backups/rotation.ts';

const DAY = 86_400_000;
const NOON = new Date(2026, 10, 22, 12).getTime(); // a Sunday, in local time
const ROOM = Number.POSITIVE_INFINITY;

const backup = (at: number, bytes = 1): Rotated => ({
  handle: String(at),
  at,
  bytes,
  why: 'daily',
});
const day = (at: number) => new Date(at).toDateString();
function keep(backups: readonly Rotated[], bytes = ROOM): readonly Rotated[] {
  const dropped = new Set(chooseDropped(backups, { bytes, now: NOON + DAY }));
  return backups.filter((one) => !dropped.has(one)).toSorted((a, b) => b.at - a.at);
}
function week(at: number): string {
  const monday = new Date(at);
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  return monday.toDateString();
}

const some = fc
  .uniqueArray(fc.integer({ min: NOON - 90 * DAY, max: NOON }), { minLength: 1, maxLength: 60 })
  .chain((times) =>
    fc
      .array(fc.integer({ min: 1, max: 1000 }), { minLength: times.length, maxLength: times.length })
      .map((sizes) => times.map((at, index) => backup(at, sizes[index]))),
  );

describe('which backups are kept', () => {
  it('is all of them while there are three at most', () => {
    const three = [NOON, NOON - 1, NOON - 2].map((at) => backup(at));
    expect(chooseDropped(three, { bytes: ROOM, now: NOON })).toEqual([]);
  });

  it('is, of one a day for a quarter of a year, seven days and the last of two weeks before', () => {
    const days = Array.from({ length: 90 }, (_, ago) => backup(new Date(2026, 10, 22 - ago, 12).getTime()));
    const dates = keep(days).map(({ at }) => new Date(at).getDate());
    // Sundays end a week: the 22nd and the 15th, then the 8th and the 1st; the 16th is the seventh day.
    expect(dates).toEqual([22, 21, 20, 19, 18, 17, 16, 15, 8, 1]);
  });

  it('counts days on the calendar, not in hours', () => {
    const late = new Date(2026, 10, 20, 23, 59).getTime();
    const early = new Date(2026, 10, 21, 0, 1).getTime();
    const today = [1, 2, 3].map((minutes) => backup(NOON + minutes));
    expect(keep([...today, backup(early), backup(late)]).map(({ at }) => at)).toContain(late);
  });

  it('always holds the three newest, the last of the seven newest days and of the four newest weeks', () => {
    fc.assert(
      fc.property(some, (backups) => {
        const sorted = backups.toSorted((a, b) => b.at - a.at);
        const lastOf = (name: (at: number) => string, count: number) =>
          [...new Map(sorted.toReversed().map((one) => [name(one.at), one])).values()]
            .toReversed()
            .slice(0, count);
        const wanted = new Set([...sorted.slice(0, 3), ...lastOf(day, 7), ...lastOf(week, 4)]);
        expect(keep(backups)).toEqual(sorted.filter((one) => wanted.has(one)));
      }),
    );
  });

  it('fits into the room, but for the newest, which is always there; where it does not, the oldest go first', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 8000 }), (backups, room) => {
        const all = keep(backups);
        const kept = keep(backups, room);
        expect(kept.length).toBeGreaterThan(0);
        expect(kept).toEqual(all.slice(0, kept.length));
        const bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
        expect(kept.length === 1 || bytes <= room).toBe(true);
        const next = all[kept.length];
        expect(next === undefined || bytes + next.bytes > room).toBe(true);
      }),
    );
  });

  it('does not change by itself: what is kept once is kept again', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 8000 }), (backups, room) => {
        const kept = keep(backups, room);
        expect(keep(kept, room)).toEqual(kept);
      }),
    );
  });

  it('is never more than fourteen', () => {
    fc.assert(fc.property(some, (backups) => keep(backups).length <= 14));
  });
});

describe('a backup just made', () => {
  const future = Array.from({ length: 8 }, (_, later) => backup(NOON + (1000 + 7 * later) * DAY));

  it.each([ROOM, 0])('is kept before those of a time to come, with room for %d bytes', (bytes) => {
    const made = backup(NOON);
    const choosing = { bytes, now: NOON, made: made.handle };
    expect(chooseDropped([...future, made], choosing)).not.toContain(made);
  });

  it('makes room by those of a time to come first', () => {
    const all = [...future, backup(NOON), backup(NOON - DAY)];
    const dropped = chooseDropped(all, { bytes: 2, now: NOON, made: String(NOON) });
    expect(dropped.toSorted((a, b) => a.at - b.at)).toEqual(future);
  });
});

describe('backups made before a restore or an update', () => {
  const before = (at: number, why: Rotated['why'] = 'before-restore') => ({ ...backup(at, 10), why });
  const restores = Array.from({ length: 12 }, (_, minute) => before(NOON + minute * 60_000));

  it('are kept for 30 days beside the others, the first of a day and the newest, however little room there is', () => {
    const first = restores[0];
    const update = before(NOON - 3_600_000, 'before-update');
    for (const days of [0, 1, 29]) {
      const now = NOON + days * DAY + 3_600_000;
      const made = backup(now);
      const dropped = chooseDropped([made, ...restores, update], { bytes: 0, now, made: made.handle });
      expect(dropped.toSorted((a, b) => a.at - b.at)).toEqual(restores.slice(1, -1));
      expect(dropped).not.toContain(first);
    }
  });

  it('take no place of the others', () => {
    const days = [1, 2, 3].map((ago) => backup(NOON - ago * DAY));
    const all = [before(NOON), before(NOON, 'before-update'), ...days];
    expect(chooseDropped(all, { bytes: 3, now: NOON })).toEqual([]);
  });

  it('count as the others do after 30 days', () => {
    const now = NOON + 31 * DAY;
    const made = backup(now);
    const dropped = chooseDropped([made, ...restores], { bytes: 0, now, made: made.handle });
    expect(dropped).toHaveLength(restores.length);
  });
});

describe('the room for backups', () => {
  it('is a tenth of what would be free without them', () => {
    expect(roomFor(900, 100)).toBe(100);
  });
});
