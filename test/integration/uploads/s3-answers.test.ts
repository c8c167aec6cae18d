import { describe, expect, test } from 'vitest';
import { bucketAt, startAnswering, startScript, startUploader, upload } from './places.ts';

function error(code: string, more = '', message = 'No'): string {
  return `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>${message}</Message>${more}</Error>`;
}

describe('an answer of a bucket', () => {
  test.each([
    [
      301,
      error('PermanentRedirect', '<Endpoint>pictures.s3-eu-west-1.amazonaws.com</Endpoint>'),
      {},
      's3-eu-west-1',
    ],
    [301, '', { 'x-amz-bucket-region': 'eu-west-1' }, 'eu-west-1'],
    [307, error('TemporaryRedirect', '<Endpoint>s3.eu-west-1.amazonaws.com</Endpoint>'), {}, 's3.eu-west-1'],
    [
      400,
      error('AuthorizationHeaderMalformed', '<Region>eu-west-1</Region>'),
      {},
      'region eu-west-1, not in eu-central-1',
    ],
    [400, error('AuthorizationHeaderMalformed', '<Region>&lt;b&gt;</Region>'), {}, 'region is wrong'],
    [400, error('RequestTimeTooSkewed'), {}, 'clock'],
    [400, error('InvalidBucketName'), {}, 'no bucket “pictures”'],
    [403, error('RequestTimeTooSkewed'), {}, 'clock'],
    [401, '', {}, 'does not let'],
    [403, error('AccessDenied', '', 'Not &quot;yours&quot;.'), {}, 'It says: “Not "yours"” (AccessDenied).'],
    [403, '', {}, 'does not let'],
    [404, '', {}, 'nothing at this address'],
    [405, error('MethodNotAllowed'), {}, 'takes no files'],
    [501, '', {}, 'takes no files'],
    [507, error('XMinioStorageFull'), {}, 'no room'],
  ])('of %s with %j closes the place, and says why', async (status, body, headers, why) => {
    const server = await startAnswering(status, headers, body);
    const put = await startUploader().put(upload(bucketAt(server.url)));
    expect(put).toMatchObject({ kind: 'closed', detail: expect.stringContaining(why) as string });
  });

  test.each([
    [503, error('SlowDown'), { 'retry-after': '7' }, 7000],
    [400, error('RequestTimeout'), {}, null],
    [409, error('OperationAborted'), {}, null],
    [429, '', { 'retry-after': 'Sun, 01 Mar 2026 00:00:30 GMT' }, 30_000],
    [429, '', { 'retry-after': 'Sun, 01 Mar 2020 00:00:30 GMT' }, 0],
    [500, error('InternalError'), { 'retry-after': 'soon' }, null],
    [502, '<html>', {}, null],
  ])('of %s with %j is for later', async (status, body, headers, after) => {
    const server = await startAnswering(status, headers, body);
    const put = await startUploader({ now: () => Date.UTC(2026, 2, 1) }).put(upload(bucketAt(server.url)));
    expect(put).toMatchObject({ kind: 'later', after });
  });

  test.each([
    [400, error('InvalidArgument', '', 'Bad thing'), 'Bad thing'],
    [413, error('EntityTooLarge'), 'too large'],
    [422, '', '422'],
  ])('of %s with %j refuses the one file', async (status, body, why) => {
    const server = await startAnswering(status, {}, body);
    const put = await startUploader().put(upload(bucketAt(server.url)));
    expect(put).toMatchObject({ kind: 'refused', detail: expect.stringContaining(why) as string });
  });

  test('is quoted in part, and as text', async () => {
    const server = await startAnswering(403, {}, error('AccessDenied', '', 'long\u0007 '.repeat(50_000)));
    const put = await startUploader().put(upload(bucketAt(server.url)));
    const detail = put.kind === 'closed' ? put.detail : '';
    expect(detail.length).toBeLessThan(600);
    expect(detail).not.toMatch(/\p{Cc}/u);
  });

  test('that does not come is for later', async () => {
    const hanging = await startScript(() => {});
    expect(await startUploader({ patience: 300 }).put(upload(bucketAt(hanging.url)))).toMatchObject({
      kind: 'later',
      after: null,
    });
    const broken = await startScript((response) => response.destroy());
    expect(await startUploader().put(upload(bucketAt(broken.url)))).toMatchObject({
      kind: 'later',
      after: null,
    });
  });

  test('that stops in the middle counts by its status', async () => {
    const server = await startScript((response) => response.writeHead(403).write('<Error><Code>Acc'));
    const put = await startUploader({ patience: 300 }).put(upload(bucketAt(server.url)));
    expect(put).toMatchObject({ kind: 'closed' });
  });
});

describe('a bucket that is not reached', () => {
  test('is offline when nobody listens there', async () => {
    const put = await startUploader().put(upload(bucketAt('http://127.0.0.1:1')));
    expect(put).toMatchObject({ kind: 'offline', detail: expect.stringContaining('127.0.0.1:1') as string });
  });

  test('is closed when it speaks no TLS', async () => {
    const { url } = await startAnswering(200);
    const put = await startUploader().put(upload(bucketAt(url.replace('http:', 'https:'))));
    expect(put).toMatchObject({ kind: 'closed', detail: expect.stringContaining('certificate') as string });
  });
});

test('nothing that is said has the secret in it', async () => {
  const secret = 'hush-hush-hush';
  const servers = [
    await startAnswering(403, {}, error('SignatureDoesNotMatch')),
    await startAnswering(403, {}, error('AccessDenied')),
    await startAnswering(307, { location: 'https://x.example' }),
    await startAnswering(500),
    await startAnswering(418),
  ];
  const wheres = [...servers.map(({ url }) => bucketAt(url)), bucketAt('http://127.0.0.1:1'), bucketAt('x')];
  const said = await Promise.all(wheres.map((where) => startUploader().put(upload(where, { secret }))));
  expect(said).toHaveLength(7);
  expect(JSON.stringify(said)).not.toContain(secret);
});
