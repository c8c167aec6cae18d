import { expect, it } from 'vitest';
import { createDeparture } from '../../../../src/main/app/departure.ts';

it('leaves once, when what comes first is done', async () => {
  let runs = 0;
  let finish = (): void => undefined;
  const departure = createDeparture(
    () => {
      runs += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
    () => undefined,
  );
  expect(departure.stage()).toBe('no');
  const both = Promise.all([departure.leave(), departure.leave()]);
  expect(departure.stage()).toBe('on-the-way');
  finish();
  await both;
  expect([departure.stage(), runs]).toEqual(['gone', 1]);
});

it('leaves also when that fails, and says it in the log', async () => {
  const logged: unknown[] = [];
  const cause = new Error('the disk is gone');
  const departure = createDeparture(
    () => Promise.reject(cause),
    (_message, why) => logged.push(why),
  );
  await departure.leave();
  expect([departure.stage(), logged]).toEqual(['gone', [cause]]);
});
