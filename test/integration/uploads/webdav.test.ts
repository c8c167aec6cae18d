import { describe, expect, test } from 'vitest';
import {
  OTHER,
  PASSWORD,
  PICTURE,
  type Script,
  startAnswering,
  startScript,
  startUploader,
  startWebdav,
  USER,
  upload,
} from './places.ts';

const KEY = 'products/mug-0123456789abcdef.gif';

const whereAt = (address: string, user = USER) => ({ kind: 'webdav', address, user }) as const;
const asLines = ({ asked }: Script) => asked.map(({ method, path }) => `${method} ${path}`);

/** Says these, one after the other, and then that all is well. */
function startSaying(...statuses: readonly number[]): Promise<Script> {
  const left = [...statuses];
  return startScript((response) => response.writeHead(left.shift() ?? 201).end());
}

describe('a WebDAV folder', () => {
  test('gets a picture, and the folders that it lies in', async () => {
    const { where, open } = await startWebdav();
    const put = upload(where, { key: `a/b/c/${KEY}` });
    expect(await startUploader().put(put)).toEqual({ kind: 'there' });
    const there = await open(`/shop/a/b/c/${KEY}`);
    expect(there.status).toBe(200);
    expect(Buffer.from(await there.arrayBuffer())).toEqual(PICTURE);
  });

  test('gets another into a folder that is there, and the same once more', async () => {
    const { where, open } = await startWebdav();
    const uploader = startUploader();
    await uploader.put(upload(where));
    expect(await uploader.put(upload(where, { key: 'products/b.gif' }))).toEqual({ kind: 'there' });
    expect(await uploader.put(upload(where, { key: 'products/deeper/c.gif' }))).toEqual({ kind: 'there' });
    expect(await uploader.put(upload(where, { bytes: OTHER }))).toEqual({ kind: 'there' });
    expect(Buffer.from(await (await open(`/shop/${KEY}`)).arrayBuffer())).toEqual(OTHER);
    expect((await open('/shop/products/b.gif')).status).toBe(200);
    expect((await open('/shop/products/deeper/c.gif')).status).toBe(200);
  });

  test('loses what is removed, once and again', async () => {
    const { where, open } = await startWebdav();
    const uploader = startUploader();
    await uploader.put(upload(where));
    expect(await uploader.remove(upload(where))).toEqual({ kind: 'there' });
    expect((await open(`/shop/${KEY}`)).status).toBe(404);
    expect(await uploader.remove(upload(where))).toEqual({ kind: 'there' });
    expect(await uploader.remove(upload(where, { key: 'never/was.gif' }))).toEqual({ kind: 'there' });
  });

  test('loses the folders that were made for a file with it, but none that is in use by now', async () => {
    const { where, open } = await startWebdav();
    const uploader = startUploader();
    const lend = async (key: string) => {
      const made: string[] = [];
      const lent = upload(where, { key, onMade: (below) => made.push(below) });
      expect(await uploader.put(lent)).toEqual({ kind: 'there' });
      return { made, giveBack: async () => await uploader.remove({ ...lent, made }) };
    };
    const alone = await lend('a/b/c.gif');
    expect(alone.made).toEqual(['a', 'a/b']);
    expect(await alone.giveBack()).toEqual({ kind: 'there' });
    expect((await open('/shop/a/')).status).toBe(404);

    const shared = await lend('a/b/c.gif');
    await uploader.put(upload(where, { key: 'a/d.gif' }));
    expect(await shared.giveBack()).toEqual({ kind: 'there' });
    expect([(await open('/shop/a/b/')).status, (await open('/shop/a/d.gif')).status]).toEqual([404, 200]);
  });

  test.each([
    [207, '<d:multistatus><d:response/><d:response/></d:multistatus>'],
    [200, '<d:response/>'],
    [403, ''],
  ])('keeps a folder of which nobody knows that it is empty: %s %s', async (status, body) => {
    const server = await startScript((response, { method }) =>
      method === 'PROPFIND' ? response.writeHead(status).end(body) : response.writeHead(204).end(),
    );
    const removal = { ...upload(whereAt(server.url)), made: ['products'] };
    expect(await startUploader().remove(removal)).toEqual({ kind: 'there' });
    expect(asLines(server)).toEqual([`DELETE /${KEY}`, 'PROPFIND /products/']);
  });

  test.each([
    ['a wrong password', { secret: 'wrong' }],
    ['no password', { secret: '' }],
  ])('is closed with %s', async (_, more) => {
    const { where, open } = await startWebdav();
    const put = await startUploader().put(upload(where, more));
    expect(put).toMatchObject({ kind: 'closed', detail: expect.stringContaining('password') as string });
    expect((await open(`/shop/${KEY}`)).status).toBe(404);
  });

  test('is closed where its own folder is missing, and does not make it', async () => {
    const { where, open } = await startWebdav();
    const elsewhere = whereAt(where.address.replace('/shop/', '/shop/missing'));
    const put = await startUploader().put(upload(elsewhere));
    expect(put).toMatchObject({
      kind: 'closed',
      detail: expect.stringContaining('folder of the place') as string,
    });
    expect(await startUploader().put(upload(elsewhere, { key: 'a.gif' }))).toMatchObject({ kind: 'closed' });
    expect((await open('/shop/missing')).status).toBe(404);
  });
});

describe('what leaves for a WebDAV folder', () => {
  test('is the file with its type, and name and password in UTF-8', async () => {
    const server = await startAnswering(201);
    const secret = 'pass:wörd €??>>';
    await startUploader().put(upload(whereAt(`${server.url}/dav/köln/`), { bytes: OTHER, secret }));
    const [asked] = server.asked;
    expect(asked).toMatchObject({ method: 'PUT', path: `/dav/k%C3%B6ln/${KEY}`, body: OTHER });
    expect(asked?.headers).toMatchObject({
      'content-type': 'image/gif',
      'content-length': String(OTHER.length),
    });
    const given = asked?.headers.authorization?.replace('Basic ', '') ?? '';
    expect(Buffer.from(given, 'base64').toString('utf8')).toBe(`${USER}:${secret}`);
    expect(server.asked).toHaveLength(1);
  });

  test.each([409, 404])(
    'is a folder after the other, and the file again, where %s says that they are missing',
    async (status) => {
      const server = await startSaying(status, 405, 201, 204);
      expect(await startUploader().put(upload(whereAt(server.url), { key: 'a/b/c.gif' }))).toEqual({
        kind: 'there',
      });
      expect(asLines(server)).toEqual(['PUT /a/b/c.gif', 'MKCOL /a/', 'MKCOL /a/b/', 'PUT /a/b/c.gif']);
    },
  );

  test('goes on where a folder that is there leads on to its own address', async () => {
    const server = await startSaying(409, 301, 201);
    expect(await startUploader().put(upload(whereAt(server.url)))).toEqual({ kind: 'there' });
    expect(asLines(server)).toEqual([`PUT /${KEY}`, 'MKCOL /products/', `PUT /${KEY}`]);
  });

  test('is the file twice at most', async () => {
    const server = await startSaying(409, 201, 409, 201, 201);
    expect(await startUploader().put(upload(whereAt(server.url)))).toMatchObject({ kind: 'closed' });
    expect(server.asked).toHaveLength(3);
  });

  test('follows no redirect: the password goes to its own host alone', async () => {
    const elsewhere = await startAnswering(201);
    const server = await startAnswering(302, { location: `${elsewhere.url}/login` });
    const put = await startUploader().put(upload(whereAt(server.url)));
    expect(put).toMatchObject({ kind: 'closed', detail: expect.stringContaining(elsewhere.url) as string });
    expect(elsewhere.asked).toEqual([]);
  });

  test.each([
    ['http://dav.example.com', USER],
    ['https://user:pass@dav.example.com', USER],
    ['http://127.0.0.1:1', 'a:b'],
    ['http://127.0.0.1:1', 'a\nb'],
  ])('does not leave for %s as %j', async (address, user) => {
    expect(await startUploader().put(upload(whereAt(address, user)))).toMatchObject({ kind: 'closed' });
    expect(await startUploader().remove(upload(whereAt(address, user)))).toMatchObject({ kind: 'closed' });
  });
});

describe('an answer of a WebDAV server', () => {
  test.each([
    [401, 'closed', 'password'],
    [403, 'closed', 'does not let'],
    [405, 'closed', 'takes no files'],
    [507, 'closed', 'no room'],
    [423, 'later', 'locked'],
    [503, 'later', 'no time'],
    [413, 'refused', 'too large'],
    [415, 'refused', '415'],
  ] as const)('of %s is %s', async (status, kind, why) => {
    const server = await startAnswering(status);
    const put = await startUploader().put(upload(whereAt(server.url)));
    expect(put).toMatchObject({ kind, detail: expect.stringContaining(why) as string });
  });

  test.each([
    [403, 'closed'],
    [423, 'later'],
    [507, 'closed'],
    [409, 'closed'],
    [302, 'closed'],
  ] as const)('of %s to a folder is %s, and the file is not put again', async (status, kind) => {
    const server = await startSaying(409, status);
    expect(await startUploader().put(upload(whereAt(server.url)))).toMatchObject({ kind });
    expect(server.asked).toHaveLength(2);
  });

  test('that asks to be left alone is listened to', async () => {
    const server = await startAnswering(503, { 'retry-after': '120' });
    expect(await startUploader().put(upload(whereAt(server.url)))).toMatchObject({
      kind: 'later',
      after: 120_000,
    });
  });

  test('that wants another way of signing in says so', async () => {
    const server = await startAnswering(401, { 'www-authenticate': 'Digest realm="x", nonce="y"' });
    const put = await startUploader().put(upload(whereAt(server.url)));
    expect(put).toMatchObject({ kind: 'closed', detail: expect.stringContaining('another way') as string });
  });

  test('that does not come is for later, and a server that is down is offline', async () => {
    const hanging = await startScript(() => {});
    expect(await startUploader({ patience: 300 }).put(upload(whereAt(hanging.url)))).toMatchObject({
      kind: 'later',
      after: null,
    });
    expect(await startUploader().put(upload(whereAt('http://127.0.0.1:1')))).toMatchObject({
      kind: 'offline',
    });
  });
});

test('nothing that is said has the password in it, not even encoded', async () => {
  const encoded = Buffer.from(`${USER}:${PASSWORD}`).toString('base64');
  const echoing = (status: number) =>
    startAnswering(status, { location: `https://x.example/${encodeURI(PASSWORD)}` }, encoded);
  const servers = await Promise.all([401, 403, 302, 404, 418, 500].map(echoing));
  const wheres = [
    ...servers.map(({ url }) => whereAt(url)),
    whereAt('http://127.0.0.1:1'),
    whereAt('nowhere'),
  ];
  const said = JSON.stringify(await Promise.all(wheres.map((where) => startUploader().put(upload(where)))));
  expect(said.match(/detail/g)).toHaveLength(8);
  expect(said).not.toContain(encodeURI(PASSWORD));
  expect(said).not.toContain(PASSWORD);
  expect(said).not.toContain(encoded);
});
