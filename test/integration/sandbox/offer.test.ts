import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeOffer, offerFile, removeOffer, writeOffer } from '../../../sandbox/offer.ts';
import { openSandbox, textLike } from './client.ts';

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offshelf-offer-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'deep', 'sandbox.json');
}

it('lies in the development data folder of the platform', () => {
  expect(offerFile({ OFFSHELF_DEV_DIR: '/dev-data', XDG_STATE_HOME: '/state' }, 'linux')).toBe(
    join('/dev-data', 'sandbox.json'),
  );
  expect(offerFile({ XDG_STATE_HOME: '/state' }, 'linux')).toBe(
    join('/state', 'offshelf-dev', 'sandbox.json'),
  );
  expect(offerFile({}, 'linux')).toBe(join(homedir(), '.local', 'state', 'offshelf-dev', 'sandbox.json'));
  expect(offerFile({}, 'darwin')).toContain(join('Library', 'Application Support', 'offshelf-dev'));
  expect(offerFile({}, 'win32')).toContain(join('AppData', 'Local', 'offshelf-dev'));
});

it('names both remotes with all that a connection needs', async () => {
  const sandbox = await openSandbox();
  const { jani, journeybee } = sandbox;
  expect(makeOffer(sandbox, new Date(0))).toEqual({
    version: 1,
    pid: process.pid,
    startedAt: '1970-01-01T00:00:00.000Z',
    remotes: [
      { profile: 'jani', name: 'Jani sandbox', baseUrl: jani.url, key: jani.key },
      {
        profile: 'journeybee',
        name: 'JourneyBee sandbox',
        baseUrl: journeybee.url,
        key: journeybee.key,
        currencies: ['EUR', 'USD', 'GBP'].map((code) => ({ code, uuid: textLike(/./) })),
      },
    ],
  });
});

it('is written whole, over an older one', async () => {
  const file = temporaryFile();
  const offer = makeOffer(await openSandbox(), new Date());
  writeOffer(file, { ...offer, pid: 1 });
  writeOffer(file, offer);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(offer);
  expect(readdirSync(join(file, '..'))).toEqual(['sandbox.json']);
});

it.skipIf(process.platform === 'win32')('is readable by its owner alone', async () => {
  const file = temporaryFile();
  writeOffer(file, makeOffer(await openSandbox(), new Date()));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('is removed by the sandbox that wrote it and by no other', async () => {
  const file = temporaryFile();
  writeOffer(file, makeOffer(await openSandbox(), new Date()));
  removeOffer(file, process.pid + 1);
  expect(readdirSync(join(file, '..'))).toEqual(['sandbox.json']);
  removeOffer(file, process.pid);
  removeOffer(file, process.pid);
  expect(readdirSync(join(file, '..'))).toEqual([]);
});
