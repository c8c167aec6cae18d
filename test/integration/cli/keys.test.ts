import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { startAnswering } from '../uploads/places.ts';
import { containing, openShop, openTerminal } from './command-line.ts';

const CANARY = 'canary-8f2c1f7e';
const URL = 'https://billing.example.com';

function* filesBelow(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

it('a key stands in no output, and in no file that was written', async () => {
  const { sandbox, terminal } = await openShop({ asProgram: true });
  const key = sandbox.jani.key;
  const said: string[] = [];
  const call = async (args: readonly string[], env = {}) => {
    const { out, err } = await terminal.call(args, { env });
    said.push(out, err);
  };
  await call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Jani']);
  await call(['remote', 'list', '--json']);
  await call(['remote', 'test', 'Jani']);
  await call(['remote', 'add', 'X', '--profile', 'jani', '--url', URL, '--dry-run']);
  await sandbox.faults.set('jani', { name: 'status', status: 422, message: `not with ${key}`, times: 1 });
  await call(['sync', '--json']);
  await call(['submissions', '--json']);
  await call(['sync'], { OFFSHELF_KEY_JANI: CANARY });
  await call(['product', 'show', '1']);

  expect(said.join('\n')).toContain('Jani');
  expect(said.filter((text) => text.includes(key) || text.includes(CANARY))).toEqual([]);
  const files = [...filesBelow(terminal.folder)];
  expect(files.some((file) => file.endsWith('catalog.offshelf'))).toBe(true);
  const holding = files.filter((file) => {
    const text = readFileSync(file, 'latin1');
    return text.includes(key) || text.includes(CANARY);
  });
  expect(holding).toEqual([]);
});

it('a key on the command line is refused and not repeated', async () => {
  const add = ['remote', 'add', 'X', '--profile', 'jani', '--url', URL];
  for (const typed of [['--key', CANARY], [`--key=${CANARY}`], ['--set', `key=${CANARY}`], [CANARY]]) {
    const { code, out, err } = await openTerminal().call([...add, ...typed, '--json']);
    expect(code).toBe(2);
    expect(out + err).not.toContain(CANARY);
  }
});

it('two remotes that would share a variable are refused, when one is added and when they are used', async () => {
  const terminal = openTerminal();
  const add = (name: string, url = URL) =>
    terminal.call(['remote', 'add', name, '--profile', 'jani', '--url', url]);
  expect((await add('My shop')).code).toBe(0);
  const { code, err } = await add('my-shop', 'https://other.example.com');
  expect(code).toBe(1);
  expect(err).toContain('“My shop” and “my-shop” would both take their key from OFFSHELF_KEY_MY_SHOP.');

  // The window allows both names.
  const { composeInProcess } = await import('../../helpers/in-process.ts');
  const core = await composeInProcess({ folder: terminal.data });
  const [remote] = await core.call('remotes.list', {});
  const {
    id: _id,
    accountId: _account,
    origin: _origin,
    createdAt: _at,
    removedAt: _removed,
    ...input
  } = remote!;
  await core.call('remotes.add', { ...input, name: 'my-shop', accountLabel: 'other', account: 'new' });
  await core.close();
  for (const args of [['sync'], ['remote', 'test', 'My shop']]) {
    expect(await terminal.json(args)).toMatchObject({
      code: 1,
      doc: { error: { code: 'same-key-variable' } },
    });
  }
});

it('a remote without a key waits and says which variable is missing', async () => {
  const terminal = openTerminal();
  await terminal.call(['remote', 'add', 'Shop №1', '--profile', 'jani', '--url', 'http://127.0.0.1:9']);
  await terminal.call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Shop №1']);
  const { code, out } = await terminal.call(['sync', '--timeout', '5']);
  expect(code).toBe(3);
  expect(out).toContain('OFFSHELF_KEY_SHOP__1');
  expect((await terminal.call(['remote', 'test', 'Shop №1'])).err).toContain('OFFSHELF_KEY_SHOP__1');
});

it('a second remote at an address that is known is added only with a word about its account', async () => {
  const terminal = openTerminal();
  const add = (...args: string[]) =>
    terminal.call(['remote', 'add', ...args, '--profile', 'jani', '--url', URL]);
  await add('One');
  const asked = await add('Two');
  expect(asked.code).toBe(2);
  expect(asked.err).toContain('--account="One" (https://billing.example.com, 0 sent)');
  expect((await add('Two', '--account=One')).code).toBe(0);
  expect((await add('Three', '--account', 'new')).code).toBe(0);
  expect((await add('Four', '--account', 'Onne')).err).toContain('No one account is “Onne”.');
});

describe('a catalog that somebody else made', () => {
  /** It has the names that this person has keys for, and leads both to a server of its own. */
  async function openTrap(trick: string) {
    const keys = { OFFSHELF_KEY_JANI: CANARY, OFFSHELF_PLACE_KEY_PHOTOS: CANARY };
    const server = await startAnswering(201);
    const theirs = openTerminal();
    const dav = ['--webdav', `${server.url}/dav`, '--user', 'eva', '--as-is', '--public', server.url];
    await theirs.call(['place', 'add', 'Photos', ...dav]);
    const jani = ['--profile', 'jani', '--url', server.url, '--images-to', 'Photos'];
    await theirs.call(['remote', 'add', 'Jani', ...jani]);
    await theirs.call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Jani']);
    const db = new BetterSqlite(join(theirs.data, 'catalog.offshelf'));
    db.exec(trick);
    db.close();
    const mine = openTerminal(keys);
    const call = (args: readonly string[]) => mine.plain([...args, '--data', theirs.data, '--json']);
    return { server, call };
  }

  it.each(['', `DELETE FROM meta WHERE key IN ('home', 'away', 'sending_paused')`])(
    'gets no key before the person says that it sends from here, and is told where the keys would go: %j',
    async (trick) => {
      const { server, call } = await openTrap(trick);
      for (const args of [
        ['remote', 'test', 'Jani'],
        ['place', 'test', 'Photos'],
        ['sync', '--timeout', '5'],
      ]) {
        const { code, out } = await call(args);
        expect({ code, doc: JSON.parse(out) as unknown }).toMatchObject({
          code: 3,
          doc: {
            error: {
              code: 'moved',
              message: containing(
                `No key leaves before that, and then: OFFSHELF_KEY_JANI to ${server.url}, OFFSHELF_PLACE_KEY_PHOTOS to ${server.url}.`,
              ),
            },
          },
        });
      }
      expect(server.asked).toEqual([]);

      await call(['sync', '--claim', '--timeout', '5']);
      await call(['place', 'test', 'Photos']);
      const asked = server.asked.find(({ method }) => method === 'PUT');
      const given = asked?.headers.authorization?.replace('Basic ', '') ?? '';
      expect(Buffer.from(given, 'base64').toString()).toBe(`eva:${CANARY}`);
    },
  );
});
