import { expect, test, vi } from 'vitest';
import type { HttpClient } from '../../../src/main/core/domain/ports/http-client.ts';
import { addProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { CREEM_LIKE, CREEM_LIKE_FILE, creemRemote } from '../../helpers/creem-like.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addJani } from '../../helpers/remotes.ts';

const RENAMED = JSON.stringify({ ...CREEM_LIKE, name: 'Creem of another kind' });

async function refusal(core: InProcess, operation: string, input: unknown): Promise<string> {
  const result = await core.dispatch(operation, input);
  if (result.ok) throw new Error(`${operation} was not refused`);
  return result.error.message;
}

function listed(core: InProcess) {
  return core.call('profiles.list', {}).then((all) => all.map(({ id, own }) => [id, own]));
}

test('two profiles come with Offshelf; one from a file is known to writer and reader at once', async () => {
  const core = await openTestCatalog();
  expect(await listed(core)).toEqual([
    ['jani', false],
    ['journeybee', false],
  ]);
  const added = await core.call('profiles.add', { text: CREEM_LIKE_FILE });
  expect(added).toMatchObject({ id: 'creem-like', limits: { requestsPerMinute: 600 } });
  expect(await listed(core)).toContainEqual(['creem-like', true]);
  await core.call('remotes.add', creemRemote());
  expect(core.events.at(-1)).toMatchObject({ data: { remotes: true } });
});

test('a profile is there again after the catalog was closed and opened', async () => {
  const first = await openTestCatalog();
  const profile = await first.call('profiles.add', { text: CREEM_LIKE_FILE });
  await first.close();
  const again = await openTestCatalog({ folder: first.folder });
  expect(await again.call('profiles.list', {})).toContainEqual({ ...profile, own: true });
});

test('reading a file adds nothing and names every mistake with its path', async () => {
  const core = await openTestCatalog();
  expect(await core.call('profiles.read', { text: CREEM_LIKE_FILE })).toMatchObject({
    profile: { id: 'creem-like' },
  });
  const wrong = { ...CREEM_LIKE, create: { method: 'GET', path: '/v1/products' }, colour: 'red' };
  const reading = await core.call('profiles.read', { text: JSON.stringify(wrong) });
  const paths = 'problems' in reading ? reading.problems.map(({ path }) => path) : [];
  expect(paths).toEqual(['create.method', 'colour']);
  expect(await refusal(core, 'profiles.add', { text: JSON.stringify(wrong) })).toMatch(
    /^create\.method: .*\(and 1 more\)$/,
  );
  expect(await listed(core)).toHaveLength(2);
});

test('the id of a profile that comes with Offshelf is taken', async () => {
  const core = await openTestCatalog();
  const text = JSON.stringify({ ...CREEM_LIKE, id: 'jani' });
  expect(await core.call('profiles.read', { text })).toMatchObject({ problems: [{ path: 'id' }] });
  expect(await refusal(core, 'profiles.add', { text })).toMatch(/^id: “jani” .* comes with Offshelf/);
});

test('the same file a second time changes nothing, however it is spaced', async () => {
  const core = await openTestCatalog();
  await core.call('profiles.add', { text: CREEM_LIKE_FILE });
  await core.call('remotes.add', creemRemote());
  await core.call('profiles.add', { text: `\uFEFF${JSON.stringify(CREEM_LIKE)}` });
  expect(peek(core).prepare('SELECT count(*) FROM profile').pluck().get()).toBe(1);
});

test('a profile is replaced while no remote was made with it, and never after', async () => {
  const core = await openTestCatalog();
  await core.call('profiles.add', { text: CREEM_LIKE_FILE });
  await core.call('profiles.add', { text: RENAMED });
  const named = async () => (await core.call('profiles.list', {})).find(({ own }) => own)?.name;
  expect(await named()).toBe('Creem of another kind');
  const { id } = await core.call('remotes.add', creemRemote());
  await core.call('remotes.remove', { id });
  expect(await refusal(core, 'profiles.add', { text: CREEM_LIKE_FILE })).toMatch(/a remote was made with it/);
  expect(await refusal(core, 'profiles.remove', { id: 'creem-like' })).toMatch(/It stays/);
  expect(await named()).toBe('Creem of another kind');
});

test('the database itself keeps a profile in use from being changed or removed', async () => {
  const core = await openTestCatalog();
  await core.call('profiles.add', { text: CREEM_LIKE_FILE });
  await core.call('remotes.add', creemRemote());
  const db = peek(core);
  expect(() => db.exec(`UPDATE profile SET json = '{}'`)).toThrow('profile in use');
  expect(() => db.exec('DELETE FROM profile')).toThrow('profile in use');
});

test('one that was never used can be removed; its kind is then unknown', async () => {
  const core = await openTestCatalog();
  await core.call('profiles.add', { text: CREEM_LIKE_FILE });
  await core.call('profiles.remove', { id: 'creem-like' });
  expect(await listed(core)).toHaveLength(2);
  expect(await refusal(core, 'remotes.add', creemRemote())).toMatch(/does not know the kind/);
  expect(await refusal(core, 'profiles.remove', { id: 'jani' })).toMatch(/was not added from a file/);
});

test('one that this version can not read stops its remote and nothing else', async () => {
  const core = await openTestCatalog();
  await addJani(core);
  peek(core)
    .prepare(`INSERT INTO profile VALUES ('later', '{"format":2,"id":"later","name":"Later"}', 'x', 1)`)
    .run();
  expect(await listed(core)).toHaveLength(2);
  expect(await refusal(core, 'remotes.add', creemRemote({ profileId: 'later' }))).toMatch(
    /^This version of Offshelf can’t follow the profile “later”: format: must be 1\. \(and \d+ more\) Nothing is sent by it\./,
  );
  expect(await core.call('profiles.remove', { id: 'later' })).toEqual({});
});

test('one in use that breaks a newer rule holds its remote, which says the rule and what to do; nothing leaves', async () => {
  let requests = 0;
  const http: HttpClient = {
    send: async () => {
      requests += 1;
      return { kind: 'no-answer', cause: 'closed', detail: '' };
    },
  };
  const core = await openTestCatalog({ http });
  await core.call('profiles.add', { text: CREEM_LIKE_FILE });
  const { id: remote } = await core.call('remotes.add', creemRemote());
  const { id: product } = await addProduct(core, { price: '5' });
  await core.call('sending.send', { products: [product], remotes: [remote] });
  // As a version without that rule would have left it.
  const older = JSON.stringify({ ...CREEM_LIKE, create: { method: 'POST', path: '//v1/products' } });
  peek(core).exec('DROP TRIGGER profile_used');
  peek(core).prepare(`UPDATE profile SET json = ?, hash = 'older'`).run(older);
  core.writer.start();
  await vi.waitFor(async () => {
    const [lane] = (await core.call('sending.status', {})).lanes;
    expect(lane?.hold).toBe('wrong-address');
    expect(lane?.detail).toMatch(
      /follow the profile “creem-like”: create\.path: must be a path that starts with one \/.* give it an id of its own/,
    );
  });
  expect(requests).toBe(0);
});

test('the limits of a remote stay within those of its profile', async () => {
  const core = await openTestCatalog();
  await core.call('profiles.add', { text: CREEM_LIKE_FILE });
  const { settings } = creemRemote();
  const asking = (part: object) => creemRemote({ settings: { ...settings, ...part } });
  expect(await refusal(core, 'remotes.add', asking({ concurrency: 4 }))).toMatch(
    /at most 3 requests at a time/,
  );
  expect(await refusal(core, 'remotes.add', asking({ requestsPerMinute: 0 }))).toMatch(/requestsPerMinute/);
  const remote = await core.call('remotes.add', asking({ concurrency: 2, requestsPerMinute: 6000 }));
  expect(remote.settings).toMatchObject({ concurrency: 2, requestsPerMinute: 6000 });
});

test('a remote that was stored before there were limits of its own leaves them to its profile', async () => {
  const core = await openTestCatalog();
  const { id } = await addJani(core);
  peek(core)
    .prepare('UPDATE remote SET settings = ? WHERE id = ?')
    .run('{"currencies":{},"accountCurrency":"EUR","status":{},"addReference":true}', id);
  expect((await core.call('remotes.list', {}))[0]?.settings).toMatchObject({
    requestsPerMinute: null,
    concurrency: null,
    imagePlaceId: null,
  });
});
