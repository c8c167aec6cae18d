import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTurns } from '../../../../../src/main/core/adapters/http/image-turns.ts';

it('never lets more go than it may, at one host or at all, and lets everybody go in the end', async () => {
  const hosts = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(hosts, async (wanted) => {
      const turns = createTurns(2, 5);
      const open: string[] = [];
      const gone: string[] = [];
      await Promise.all(
        wanted.map(async (host) => {
          const giveBack = await turns.take(host);
          open.push(host);
          expect(open.length).toBeLessThanOrEqual(5);
          expect(open.filter((other) => other === host).length).toBeLessThanOrEqual(2);
          await new Promise((done) => setImmediate(done));
          open.splice(open.indexOf(host), 1);
          gone.push(host);
          giveBack();
          giveBack();
        }),
      );
      expect(gone.toSorted()).toEqual(wanted.toSorted());
    }),
  );
});

it('lets another host go first where one has enough', async () => {
  const turns = createTurns(1, 2);
  const first = await turns.take('slow');
  const later: string[] = [];
  const waiting = turns.take('slow').then((giveBack) => {
    later.push('slow');
    return giveBack;
  });
  const other = await turns.take('quick');
  later.push('quick');
  first();
  (await waiting)();
  other();
  expect(later).toEqual(['quick', 'slow']);
});
