import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeInProcess } from '../../helpers/in-process.ts';
import { ACCESS_KEY, SECRET, startBucket } from '../uploads/places.ts';
import { containing, openTerminal, type Terminal } from './command-line.ts';
import { publishFolder } from './published-folder.ts';

const PUBLIC = ['--public', 'https://photos.example.com'];
const BUCKET = ['--s3', 'https://s3.example.com', '--bucket', 'shop', '--access-key', 'AKIA'];

function openWithFolder(keys = {}): Terminal {
  const terminal = openTerminal(keys);
  mkdirSync(join(terminal.folder, 'public'));
  return terminal;
}

/** [what is typed behind `place add Photos`, what the person is told]. */
const WRONG: readonly (readonly [readonly string[], RegExp])[] = [
  [PUBLIC, /one of --s3, --webdav, --folder and --addresses/],
  [['--addresses', '--folder', 'public', ...PUBLIC], /one of --s3, --webdav, --folder and --addresses/],
  [['--addresses'], /--public is missing: an address, such as https:/],
  [['--addresses', '--public', 'photos.example.com'], /--public takes a whole address/],
  [['--addresses', '--public', 'http://photos.example.com'], /must start with https:\/\//],
  [
    ['--addresses', '--max-side', '10', ...PUBLIC],
    /--addresses puts no picture anywhere\. Leave out --max-side/,
  ],
  [['--addresses', '--path', '{sku}.{ext}', ...PUBLIC], /\{sku\} in it, which stands for nothing/],
  [['--folder', 'public', ...PUBLIC], /--as-is puts each file there as it is/],
  [['--folder', 'public', '--as-is', '--format', 'png', ...PUBLIC], /either --as-is or --format/],
  [['--folder', 'public', '--as-is', '--bucket', 'b', ...PUBLIC], /--bucket goes with --s3/],
  [['--folder', 'public', '--as-is', '--path', '{name}.{ext}', ...PUBLIC], /The path needs \{hash\}/],
  [['--folder', 'public', '--max-side', '9', ...PUBLIC], /--max-side takes pixels from 16 to 10000, or none/],
  [['--folder', 'public', '--max-side', '1e3.5', ...PUBLIC], /--max-side takes pixels/],
  [
    ['--folder', 'public', '--format', 'jpg', ...PUBLIC],
    /one of keep, jpeg, webp, png\. Did you mean jpeg\?/,
  ],
  [['--folder', 'public', '--quality', '0', ...PUBLIC], /--quality takes percent/],
  [['--webdav', 'https://dav.example.com', '--as-is', ...PUBLIC], /--user is missing/],
  [
    ['--webdav', 'https://a:b@dav.example.com', '--user', 'a', '--as-is', ...PUBLIC],
    /must not contain a user name/,
  ],
  [['--s3', 'https://s3.example.com', '--as-is', ...PUBLIC], /--bucket is missing/],
  [['--secret-access-key', 'x', ...PUBLIC], /from the variable OFFSHELF_PLACE_KEY_<NAME>/],
];

describe('place add', () => {
  it.each(WRONG)('refuses what is wrong, and makes no catalog for it: %j', async (args, told) => {
    const terminal = openWithFolder();
    const { code, out, err } = await terminal.call(['place', 'add', 'Photos', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(told);
    expect(existsSync(terminal.data)).toBe(false);
  });

  it('tells all that is wrong at once, and misses a folder that is not there', async () => {
    const { code, err } = await openTerminal().call(['place', 'add', 'Photos', '--folder', 'public']);
    expect(code).toBe(2);
    expect(err).toContain('- There is no folder ');
    expect(err).toContain('- --public is missing');
    expect(err).toContain('- Say what becomes of pictures');
  });

  it('makes a catalog where there is none, and keeps it', async () => {
    const terminal = openTerminal();
    const args = ['place', 'add', 'Web', '--addresses', ...PUBLIC, '--currency', 'SEK'];
    expect(await terminal.json(args)).toEqual({
      code: 0,
      doc: {
        id: 1,
        name: 'Web',
        where: { kind: 'address' },
        path: '{name}.{ext}',
        public: 'https://photos.example.com',
        pictures: null,
        keyVariable: null,
      },
    });
    expect((await terminal.json(['place', 'list'])).doc).toHaveLength(1);
    expect((await terminal.call([...args.slice(0, 2), 'Other', ...args.slice(3)])).code).toBe(2);
  });

  it('takes each kind with what it needs, and says what is usual where that is left out', async () => {
    const terminal = openWithFolder({ OFFSHELF_PLACE_KEY_MY_BUCKET: 'x' });
    const add = (name: string, ...args: string[]) =>
      terminal.call(['place', 'add', name, ...args, ...PUBLIC]);
    const added = await add('My bucket', ...BUCKET, '--format', 'webp');
    expect(added.out).toBe(
      `My bucket was added. It takes its key from OFFSHELF_PLACE_KEY_MY_BUCKET. Its pictures are written anew, which only the window does: \`sync\` holds this place. Try it: offshelf place test "My bucket" --data ${terminal.data}\n`,
    );
    await add(
      'Two',
      ...BUCKET,
      '--as-is',
      '--region',
      'auto',
      '--host-style',
      '--cache-control',
      'max-age=60',
    );
    await add('Dav', '--webdav', 'https://dav.example.com/x/', '--user', 'eva', '--max-side', 'none');
    await add('Folder', '--folder', 'public', '--as-is', '--path', '{name}/{hash}.{ext}');
    const bucket = { kind: 's3', endpoint: 'https://s3.example.com', bucket: 'shop', accessKeyId: 'AKIA' };
    expect((await terminal.json(['place', 'list'])).doc).toMatchObject([
      {
        where: { ...bucket, region: 'us-east-1', pathStyle: true, cacheControl: null },
        path: 'products/{name}-{hash}.{ext}',
        pictures: { maxSide: 2000, format: 'webp', quality: 85 },
        hasKey: true,
      },
      {
        where: { ...bucket, region: 'auto', pathStyle: false, cacheControl: 'max-age=60' },
        pictures: null,
        keyVariable: 'OFFSHELF_PLACE_KEY_TWO',
        hasKey: false,
      },
      {
        where: { kind: 'webdav', address: 'https://dav.example.com/x', user: 'eva' },
        pictures: { maxSide: null, format: 'keep' },
      },
      {
        where: { kind: 'folder', folder: join(terminal.folder, 'public') },
        path: '{name}/{hash}.{ext}',
        keyVariable: null,
        hasKey: null,
        remotes: [],
      },
    ]);
    const { out } = await terminal.call(['place', 'list']);
    expect(out).toContain('OFFSHELF_PLACE_KEY_TWO (not set)');
  });

  it('refuses a name that is taken, or that would share its variable', async () => {
    const terminal = openTerminal();
    const add = (name: string, ...args: string[]) =>
      terminal.json(['place', 'add', name, ...args, ...PUBLIC]);
    await add('My bucket', ...BUCKET, '--as-is');
    expect(await add('My bucket', '--addresses')).toMatchObject({
      code: 1,
      doc: { error: { code: 'name-taken' } },
    });
    expect(await add('my-bucket', ...BUCKET, '--as-is')).toMatchObject({
      code: 1,
      doc: { error: { code: 'same-key-variable', message: containing('OFFSHELF_PLACE_KEY_MY_BUCKET') } },
    });
    expect((await add('my-bucket', '--addresses')).code).toBe(0);
  });
});

describe('place test', () => {
  it('opens a private address only where its host is allowed, and leaves nothing behind', async () => {
    const terminal = openTerminal();
    const published = await publishFolder(join(terminal.folder, 'public'));
    const add = ['place', 'add', 'Photos', '--folder', 'public', '--public', published.url, '--as-is'];
    await terminal.call(add);
    expect(await terminal.json(['place', 'test', 'Photos'])).toMatchObject({
      code: 1,
      doc: {
        place: 'Photos',
        works: false,
        steps: [
          { step: 'put', ok: true },
          { step: 'open', ok: false },
          { step: 'remove', ok: true },
        ],
      },
    });
    const { code, out } = await terminal.call(['place', 'test', 'Photos', '--allow-host', '127.0.0.1']);
    expect(code).toBe(0);
    expect(out).toContain(`This computer can open it at ${published.url}/products/offshelf-test`);
    published.show(false);
    expect((await terminal.call(['place', 'test', 'Photos'])).code).toBe(1);
    expect(readdirSync(published.folder)).toEqual([]);
  });

  it('takes the secret from its variable, and shows it nowhere', async () => {
    const { endpoint, bucket } = await startBucket();
    const terminal = openTerminal();
    const where = [
      '--s3',
      endpoint,
      '--bucket',
      bucket,
      '--access-key',
      ACCESS_KEY,
      '--region',
      'eu-central-1',
    ];
    const shown = ['--public', `${endpoint}/${bucket}`, '--as-is'];
    await terminal.call(['place', 'add', 'Bucket', ...where, ...shown]);
    const test = ['place', 'test', 'Bucket', '--allow-host', '127.0.0.1'];
    expect(await terminal.json(test)).toMatchObject({
      code: 1,
      doc: { error: { code: 'no-key', message: containing('OFFSHELF_PLACE_KEY_BUCKET') } },
    });
    const wrong = 'canary-5d0c91';
    const refused = await terminal.call(test, { env: { OFFSHELF_PLACE_KEY_BUCKET: wrong } });
    expect(refused.code).toBe(1);
    expect(refused.out + refused.err).not.toContain(wrong);
    expect(readFileSync(join(terminal.data, 'catalog.offshelf'), 'latin1')).not.toContain(wrong);
    expect(await terminal.json(test, { env: { OFFSHELF_PLACE_KEY_BUCKET: SECRET } })).toMatchObject({
      code: 0,
      doc: { works: true },
    });
  });

  it('takes a password with spaces and any letters, and nothing that no password can be', async () => {
    const terminal = openTerminal();
    const dav = ['--webdav', 'http://127.0.0.1:9', '--user', 'eva', '--as-is'];
    await terminal.call(['place', 'add', 'Dav', ...dav, ...PUBLIC]);
    const test = (OFFSHELF_PLACE_KEY_DAV: string) =>
      terminal.json(['place', 'test', 'Dav'], { env: { OFFSHELF_PLACE_KEY_DAV } });
    expect(await test('Zauberwört 7')).toMatchObject({ code: 1, doc: { works: false } });
    expect(await test('a\tb')).toMatchObject({ code: 1, doc: { error: { code: 'bad-key' } } });
  });

  it('refuses two places that share a variable, which the window allows', async () => {
    const terminal = openTerminal();
    await terminal.call(['place', 'add', 'My bucket', ...BUCKET, '--as-is', ...PUBLIC]);
    const core = await composeInProcess({ folder: terminal.data });
    const [place] = await core.call('imagePlaces.list', {});
    const { id: _id, origin: _origin, held: _held, waits: _waits, ...input } = place!;
    await core.call('imagePlaces.add', { ...input, name: 'my-bucket' });
    await core.close();
    for (const args of [['sync'], ['place', 'test', 'My bucket']]) {
      expect(await terminal.json(args)).toMatchObject({
        code: 1,
        doc: { error: { code: 'same-key-variable' } },
      });
    }
  });
});

it('a place is removed once no remote’s images go there, and remote list says which ones do', async () => {
  const terminal = openTerminal();
  await terminal.call(['place', 'add', 'Web', '--addresses', ...PUBLIC]);
  await terminal.call(['place', 'add', 'Other', '--addresses', ...PUBLIC]);
  const jani = ['remote', 'add', 'Jani', '--profile', 'jani', '--url', 'https://billing.example.com'];
  const missing = await terminal.json([...jani, '--images-to', 'Wev']);
  expect(missing).toMatchObject({
    code: 1,
    doc: { error: { code: 'not-found', message: containing('Did you mean Web?') } },
  });
  expect((await terminal.call([...jani, '--images-to', 'Web', '--dry-run'])).code).toBe(0);
  expect(await terminal.json([...jani, '--images-to', 'Web'])).toMatchObject({
    code: 0,
    doc: { settings: { imagePlaceId: 1 } },
  });
  await terminal.call([...jani.toSpliced(2, 1, 'Two'), '--account', 'new']);
  expect((await terminal.json(['remote', 'list'])).doc).toMatchObject([
    { name: 'Jani', imagesTo: 'Web' },
    { name: 'Two', imagesTo: null },
  ]);
  expect(await terminal.json(['place', 'remove', 'Web'])).toMatchObject({
    code: 1,
    doc: { error: { code: 'in-use', message: containing('The images of Jani go to Web.') } },
  });
  expect(await terminal.json(['place', 'remove', 'Other'])).toEqual({ code: 0, doc: { removed: 'Other' } });
  expect((await terminal.json(['place', 'list'])).doc).toMatchObject([{ name: 'Web', remotes: ['Jani'] }]);
  expect((await terminal.call(['place', 'retry', 'Web'])).out).toBe('Nothing waits at Web.\n');
});
