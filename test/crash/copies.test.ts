import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { runCopies } from './copies.ts';

/** Whether a copy has something to find depends on the moment of its kill: as many seeds as it takes, at least these. */
const FEWEST = 2;
const MOST = 30;

test('a catalog whose older copies are put back while its program is killed sends nothing twice', {
  timeout: 300_000,
}, async () => {
  let putBack = 0;
  let found = 0;
  for (let seed = 1; seed <= MOST && (seed <= FEWEST || putBack < 3 || found === 0); seed += 1) {
    const report = await runCopies(join(temporaryFolder(), 'Shop'), seed, 8);
    expect(report.broken).toEqual([]);
    putBack += report.putBack;
    found += report.found;
  }
  expect(putBack).toBeGreaterThan(2);
  expect(found).toBeGreaterThan(0);
});
