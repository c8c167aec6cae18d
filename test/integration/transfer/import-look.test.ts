import { expect, it } from 'vitest';
import type { EventData } from '../../../src/shared/contract/events.ts';
import { openTestCatalog } from '../../helpers/catalog.ts';
import { writeFile } from '../../helpers/import.ts';

it('a file is no longer looked at once somebody cancels: JSON is read to its end, and 1 GB of it takes its time', async () => {
  const told: EventData<'jobProgress'>[] = [];
  let asked = 0;
  const core = await openTestCatalog({
    emit: ({ event, data }) => {
      if (event === 'jobProgress') told.push(data);
    },
    // After some chunks of 256 kB.
    isCancelled: (job) => {
      asked += Number(job === 8);
      return asked > 20;
    },
  });
  const rows = Array.from({ length: 200_000 }, (_, at) => `{"sku":"${at}","name":"Mug ${at}"}`);
  const file = writeFile(`[${rows.join(',\n')}]`, 'products.json');
  const look = { source: { file }, reading: {} };
  expect((await core.call('imports.look', { ...look, job: 7 })).headings).toEqual(['sku', 'name']);
  expect(told[0]).toEqual({ job: 7, stage: 'looking', done: 0, total: 1000 });
  expect(asked).toBe(0);
  await expect(core.call('imports.look', { ...look, job: 8 })).rejects.toThrow('cancelled');
  expect(asked).toBeLessThan(30);
});
