import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faultNames } from '../../../sandbox/fault.ts';

const README = readFileSync(new URL('../../../sandbox/README.md', import.meta.url), 'utf8');
const [, faults = '', rows = ''] = README.split(/\n(?=\| (?:fault|row) \|)/);

it.each(faultNames)('the README says what a client meets with %s', (name) => {
  expect(faults).toContain(`\`${name}\``);
});

/** What answers that create nothing, or may have, are told apart by; see the answer table of the sending core. */
it.each([
  301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 413, 415, 421, 422, 425, 429,
  501, 505,
])('the README says which fault brings a %i about', (status) => {
  expect(rows).toContain(String(status));
});
