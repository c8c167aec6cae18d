import { describe, expect, it } from 'vitest';
import { watchForDaily } from '../../../../../src/main/core/domain/backups/daily-watch.ts';
import { createManualClock } from '../../../../helpers/manual-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A catalog whose newest backup is so old; a due backup is made at once unless it fails. */
function watch(age: number | null, fails = false) {
  const clock = createManualClock();
  const state = { version: 1, newest: age === null ? null : clock.now() - age, due: 0 };
  const end = watchForDaily({
    clock,
    version: () => state.version,
    newest: () => state.newest,
    due: () => {
      state.due += 1;
      if (!fails) state.newest = clock.now();
    },
  });
  const write = () => {
    state.version += 1;
  };
  return { clock, state, write, end };
}

describe('a daily backup', () => {
  it('is due once a day has passed and nothing was written for three minutes', async () => {
    const { clock, state, write } = watch(DAY - HOUR);
    write();
    await clock.advance(HOUR - MINUTE);
    expect(state.due).toBe(0);
    await clock.advance(5 * MINUTE);
    expect(state.due).toBe(1);
  });

  it('waits while something is being written, but not for more than three days', async () => {
    const { clock, state, write } = watch(2 * DAY);
    for (let minutes = 0; minutes < 23 * 60; minutes += 1) {
      write();
      await clock.advance(MINUTE);
    }
    expect(state.due).toBe(0);
    for (let minutes = 0; minutes < 2 * 60; minutes += 1) {
      write();
      await clock.advance(MINUTE);
    }
    expect(state.due).toBe(1);
  });

  it('is due soon after a catalog without any is open and quiet', async () => {
    const { clock, state } = watch(null);
    await clock.advance(2 * MINUTE);
    expect(state.due).toBe(0);
    await clock.advance(3 * MINUTE);
    expect(state.due).toBe(1);
  });

  it('that failed is not due again before something is written, so that an idle computer rests', async () => {
    const { clock, state, write } = watch(2 * DAY, true);
    await clock.advance(2 * DAY);
    expect(state.due).toBe(1);
    write();
    await clock.advance(2 * HOUR);
    expect(state.due).toBe(2);
  });

  it('comes again each day on which something was written', async () => {
    const { clock, state, write } = watch(null);
    for (let days = 0; days < 5; days += 1) {
      await clock.advance(DAY + HOUR);
      write();
    }
    await clock.advance(DAY + HOUR);
    expect(state.due).toBe(6);
  });

  it('looks no more often than once a minute, and once an hour where none is due', async () => {
    const { clock, state, end } = watch(0);
    let looks = 0;
    const { version } = state;
    Object.defineProperty(state, 'version', { get: () => (looks += 1) && version });
    await clock.advance(20 * HOUR);
    expect(looks).toBeLessThanOrEqual(22);
    end();
    expect(clock.timers()).toBe(0);
  });
});
