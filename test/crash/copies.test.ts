import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { runCopies } from './copies.ts';

test('a catalog whose older copies are put back while its program is killed sends nothing twice', {
  timeout: 120_000,
}, async () => {
  const first = await runCopies(join(temporaryFolder(), 'Shop'), 2, 8);
  const second = await runCopies(join(temporaryFolder(), 'Shop'), 3, 8);
  expect([...first.broken, ...second.broken]).toEqual([]);
  const total = (count: 'putBack' | 'found') => first[count] + second[count];
  expect({ putBack: total('putBack') > 2, found: total('found') > 0 }).toEqual({
    putBack: true,
    found: true,
  });
});
