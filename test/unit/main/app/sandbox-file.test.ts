import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { offerFile } from '../../../../sandbox/offer.ts';
import { readSandboxFile, sandboxFolder } from '../../../../src/main/app/sandbox-file.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const OFFER = {
  version: 1,
  pid: process.pid,
  startedAt: '2026-01-01T00:00:00.000Z',
  remotes: [{ profile: 'jani', name: 'Jani sandbox', baseUrl: 'http://127.0.0.1:4000', key: 'k' }],
};

const readBack = (offer: unknown) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'sandbox.json'), typeof offer === 'string' ? offer : JSON.stringify(offer));
  return readSandboxFile(folder);
};

it.each(['linux', 'darwin', 'win32'] as const)('looks where a sandbox on %s writes', (platform) => {
  for (const env of [
    {},
    { OFFSHELF_DEV_DIR: '/dev-data' },
    { XDG_STATE_HOME: '/state' },
    { LOCALAPPDATA: '/local' },
  ]) {
    expect(join(sandboxFolder(env, platform), 'sandbox.json')).toBe(offerFile(env, platform));
  }
});

it('reads the offer of a sandbox that runs', () => {
  expect(readBack(OFFER)?.remotes).toMatchObject([{ profile: 'jani', currencies: [] }]);
});

it.each([
  ['the process has ended', { ...OFFER, pid: 2 ** 22 + 1 }],
  ['it is of another version', { ...OFFER, version: 2 }],
  [
    'it leads to another computer',
    { ...OFFER, remotes: [{ ...OFFER.remotes[0], baseUrl: 'http://10.0.0.1/' }] },
  ],
  ['it offers nothing', { ...OFFER, remotes: [] }],
  ['it is just being written', '{"version":1,'],
])('takes no offer when %s', (_why, offer) => {
  expect(readBack(offer)).toBeNull();
});

it('takes no offer where there is no file', () => {
  expect(readSandboxFile(temporaryFolder())).toBeNull();
});
