// Puts files into a folder and says each that lies there, so that a test can kill it between any two of them.

import { createImageUploader } from '../../src/main/core/adapters/uploads/image-uploader.ts';

const [folder = ''] = process.argv.slice(2);
const http = { send: () => Promise.reject(new Error('a folder needs no network')) };
const uploader = createImageUploader({ http, clock: { now: Date.now } });
for (let number = 1; ; number += 1) {
  const key = `p${number % 5}/${number}.gif`;
  const bytes = new Uint8Array(20_000 + number).fill(number % 256);
  const where = { kind: 'folder', folder } as const;
  const url = `https://cdn.example/${key}`;
  const { kind } = await uploader.put({
    where,
    secret: '',
    origin: null,
    key,
    bytes,
    type: 'image/gif',
    url,
  });
  process.stdout.write(`${kind} ${key}\n`);
}
