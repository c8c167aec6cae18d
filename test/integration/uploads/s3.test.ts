import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { startConnectProxy } from '../http/connect-proxy.ts';
import {
  bucketAt,
  OTHER,
  PICTURE,
  type S3Where,
  SECRET,
  startAnswering,
  startBucket,
  startUploader,
  upload,
} from './places.ts';

const KEY = 'products/mug-0123456789abcdef.gif';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function open(where: S3Where, key: string) {
  return await fetch(`${where.endpoint}/${where.bucket}/${key}`);
}

async function list(where: S3Where): Promise<readonly string[]> {
  const text = await (await fetch(`${where.endpoint}/${where.bucket}?list-type=2`)).text();
  return [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
}

describe('a bucket', () => {
  test('gets a picture with its type and what browsers are told', async () => {
    const where = { ...(await startBucket()), cacheControl: 'public, max-age=31536000, immutable' };
    expect(await startUploader().put(upload(where))).toEqual({ kind: 'there' });
    const there = await open(where, KEY);
    expect(there.status).toBe(200);
    expect(there.headers.get('content-type')).toBe('image/gif');
    expect(there.headers.get('cache-control')).toBe(where.cacheControl);
    expect(Buffer.from(await there.arrayBuffer())).toEqual(PICTURE);
  });

  test('has one object after the same was put twice, and what was put last', async () => {
    const where = await startBucket();
    const uploader = startUploader();
    await uploader.put(upload(where));
    expect(await uploader.put(upload(where))).toEqual({ kind: 'there' });
    expect(await uploader.put(upload(where, { bytes: OTHER, type: 'image/webp' }))).toEqual({
      kind: 'there',
    });
    expect(await list(where)).toEqual([KEY]);
    const there = await open(where, KEY);
    expect(there.headers.get('content-type')).toBe('image/webp');
    expect(Buffer.from(await there.arrayBuffer())).toEqual(OTHER);
  });

  test('loses what is removed, once and again', async () => {
    const where = await startBucket();
    const uploader = startUploader();
    await uploader.put(upload(where));
    await uploader.put(upload(where, { key: 'b.gif' }));
    expect(await uploader.remove(upload(where))).toEqual({ kind: 'there' });
    expect(await list(where)).toEqual(['b.gif']);
    expect(await uploader.remove(upload(where))).toEqual({ kind: 'there' });
  });

  test.each([
    ['another secret access key', { secret: 'wrong' }, {}, 'secret access key'],
    ['an access key id that nobody has', {}, { accessKeyId: 'NOBODY' }, 'access key id'],
    ['a bucket that is not there', {}, { bucket: 'nothing' }, '“nothing”'],
    ['a key of another host', { origin: 'https://s3.example' }, {}, 'another host'],
  ])('is closed with %s', async (_, more, other, why) => {
    const where = { ...(await startBucket()), ...other };
    const put = await startUploader().put(upload(where, more));
    expect(put).toMatchObject({ kind: 'closed', detail: expect.stringContaining(why) as string });
    expect(await startUploader().remove(upload(where, more))).toMatchObject({ kind: 'closed' });
  });
});

describe('what leaves for a bucket', () => {
  test('is the file with its length and hash, and no checksum in another header', async () => {
    const server = await startAnswering(200);
    await startUploader({ now: () => Date.UTC(2026, 2, 1) }).put(
      upload(bucketAt(server.url), { bytes: OTHER }),
    );
    const [asked] = server.asked;
    expect(asked).toMatchObject({ method: 'PUT', path: `/pictures/${KEY}`, body: OTHER });
    expect(asked?.headers).toMatchObject({
      'content-length': String(OTHER.length),
      'content-type': 'image/gif',
      'x-amz-content-sha256': sha256(OTHER),
      'x-amz-date': '20260301T000000Z',
    });
    const names = Object.keys(asked?.headers ?? {});
    expect(names.filter((name) => /checksum|cache-control|transfer-encoding|expect/.test(name))).toEqual([]);
    expect(JSON.stringify(asked?.headers)).not.toContain(`"${SECRET}"`);
  });

  test('goes below the path of the address, as some servers have it', async () => {
    const server = await startAnswering(200);
    await startUploader().put(upload(bucketAt(`${server.url}/storage/v1/s3/`)));
    expect(server.asked[0]?.path).toBe(`/storage/v1/s3/pictures/${KEY}`);
  });

  test('has the bucket before the host where it does not stand in the path', async () => {
    const server = await startAnswering(200);
    const { port } = new URL(server.url);
    const proxy = await startConnectProxy({ port: Number(port) });
    const uploader = startUploader({ findProxy: async () => proxy.rule });
    const where = bucketAt(`http://localhost:${port}`, { pathStyle: false });
    expect(await uploader.put(upload(where))).toEqual({ kind: 'there' });
    expect(server.asked[0]).toMatchObject({
      path: `/${KEY}`,
      headers: { host: `pictures.localhost:${port}` },
    });
  });

  test('follows no redirect: the signature goes to its own host alone', async () => {
    const elsewhere = await startAnswering(200);
    const server = await startAnswering(307, { location: `${elsewhere.url}/pictures/${KEY}?token=abc` });
    const put = await startUploader().put(upload(bucketAt(server.url)));
    expect(put).toMatchObject({ kind: 'closed', detail: expect.stringContaining(elsewhere.url) as string });
    expect(JSON.stringify(put)).not.toContain('token');
    expect(elsewhere.asked).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });

  test.each([
    'http://pictures.example.com',
    'https://user:password@pictures.example.com',
    'https://pictures.example.com/?list',
    'ftp://127.0.0.1',
    'pictures',
  ])('does not leave for %s', async (endpoint) => {
    const put = await startUploader().put(upload(bucketAt(endpoint)));
    expect(put).toMatchObject({ kind: 'closed', detail: expect.stringContaining('address') as string });
  });

  test.each([
    [{ bucket: 'a/b' }, 'bucket'],
    [{ bucket: '..' }, 'bucket'],
    [{ region: 'eu\u00a0central' }, 'region'],
    [{ accessKeyId: 'AK\nX' }, 'access key id'],
    [{ cacheControl: 'a\r\nb' }, 'browsers'],
    [{ pathStyle: false }, 'path'],
  ])('does not leave with %j', async (more, why) => {
    const server = await startAnswering(200);
    const put = await startUploader().put(upload(bucketAt(server.url, more)));
    expect(put).toMatchObject({ kind: 'closed', detail: expect.stringContaining(why) as string });
    expect(server.asked).toEqual([]);
  });

  test.each(['../a.gif', '/a.gif', 'a//b.gif', 'a/.b.gif', 'a b.gif', 'a?b.gif', ''])(
    'does not leave under the key %j',
    async (key) => {
      const server = await startAnswering(200);
      const put = await startUploader().put(upload(bucketAt(server.url), { key }));
      expect(put).toMatchObject({ kind: 'refused' });
      expect(server.asked).toEqual([]);
    },
  );
});

test('where the files are published by other means, they are there at once', async () => {
  const address = upload({ kind: 'address' }, { key: 'Mug one.gif' });
  expect(await startUploader().put(address)).toEqual({ kind: 'there' });
  expect(await startUploader().remove(address)).toEqual({ kind: 'there' });
});
