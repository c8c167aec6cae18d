import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readRequest, writeCurl } from '../../../src/renderer/features/sending/curl.ts';

const WRITTEN = `POST https://remote.example/v1/products/\ncontent-type: application/json\n\n{"name":"Gardener's mug","note":"a\\n\\nb $HOME"}`;

test('a written request is read back into its parts', () => {
  expect(readRequest(WRITTEN)).toEqual({
    method: 'POST',
    url: 'https://remote.example/v1/products/',
    headers: ['content-type: application/json'],
    body: `{"name":"Gardener's mug","note":"a\\n\\nb $HOME"}`,
  });
  expect(readRequest('Answer 201\n\n{}')).toBeNull();
});

test('the cURL command leaves the key to the shell, which hands every other part on unchanged', () => {
  const request = readRequest(WRITTEN);
  if (request === null) throw new Error('not read');
  const command = writeCurl(request, { header: 'Authorization', prefix: 'Bearer ' });
  const script = `curl() { for part; do printf '%s\\0' "$part"; done; }; ${command}`;
  const shown = execFileSync('sh', ['-c', script], { env: { KEY: "it's $ecret" } });
  expect(shown.toString().split('\0').slice(0, -1)).toEqual([
    '-X',
    'POST',
    request.url,
    '-H',
    "Authorization: Bearer it's $ecret",
    '-H',
    'content-type: application/json',
    '--data-raw',
    request.body,
  ]);
});

test('the cURL command leaves Basic authorization to cURL, which encodes user name and password', () => {
  const request = readRequest(WRITTEN);
  if (request === null) throw new Error('not read');
  const command = writeCurl(request, { header: 'Authorization', prefix: 'Basic ' });
  expect(command).toContain(' -u "$KEY" ');
  expect(command).not.toContain('Basic');
});
