import { describe, expect, it } from 'vitest';
import { look } from './hostile-answers.ts';
import { createTestFetcher, type Names } from './hostile-pictures.ts';

const PUBLIC_NAMES: Names = {
  'inside.test': ['192.168.1.4'],
  'six.test': ['fd00::7'],
  'mapped.test': ['::ffff:10.0.0.1'],
  'nat.test': ['64:ff9b::7f00:1'],
  'gone.test': [],
};

describe('an address is refused before anything leaves', () => {
  it.each([
    ['mug.png', 'bad-address'],
    ['', 'bad-address'],
    ['ftp://pictures.test/mug.png', 'bad-address'],
    ['vbscript:alert(1)', 'bad-address'],
    ['data:image/png;base64,AAAA', 'bad-address'],
    ['https:///mug.png', 'bad-address'],
    ['https://pictures.test:0/mug.png', 'bad-address'],
    ['https://pictures.test:99999/mug.png', 'bad-address'],
    ['https://pictures.test\\@127.0.0.1/mug.png', 'bad-address'],
    ['https://pictures.test\t/mug.png', 'bad-address'],
    ['https://pic\ntures.test/mug.png', 'bad-address'],
    ['https://256.1.1.1/mug.png', 'bad-address'],
    ['https://me:secret@pictures.test/mug.png', 'credentials'],
    ['https://pictures.test@127.0.0.1/mug.png', 'credentials'],
    ['https://shop.test#@127.0.0.1/mug.png', 'no-server'],
    ['http://shop.test/mug.png', 'http'],
    ['http://169.254.169.254/latest', 'http'],
    ['https://127.0.0.2/mug.png', 'private'],
    ['https://0/mug.png', 'private'],
    ['https://10.1.2.3/mug.png', 'private'],
    ['https://100.64.0.1/mug.png', 'private'],
    ['https://172.31.255.255/mug.png', 'private'],
    ['https://192.0.0.8/mug.png', 'private'],
    ['https://198.19.0.1/mug.png', 'private'],
    ['https://203.0.113.9/mug.png', 'private'],
    ['https://224.0.0.1/mug.png', 'private'],
    ['https://255.255.255.255/mug.png', 'private'],
    ['https://2130706434/mug.png', 'private'],
    ['https://0x7f.2/mug.png', 'private'],
    ['https://0177.0.0.2/mug.png', 'private'],
    ['https://127。0。0。2/mug.png', 'private'],
    ['https://127.0.0.2./mug.png', 'private'],
    ['https://[::1]/mug.png', 'private'],
    ['https://[::]/mug.png', 'private'],
    ['https://[::ffff:127.0.0.1]/mug.png', 'private'],
    ['https://[::ffff:7f00:1]/mug.png', 'private'],
    ['https://[::127.0.0.1]/mug.png', 'private'],
    ['https://[fc00::1]/mug.png', 'private'],
    ['https://[fe80::1]/mug.png', 'private'],
    ['https://[ff02::1]/mug.png', 'private'],
    ['https://[64:ff9b::7f00:1]/mug.png', 'private'],
    ['https://[64:ff9b:1::1]/mug.png', 'private'],
    ['https://[2002:7f00:1::]/mug.png', 'private'],
    ['https://[2001:0:7f00:1::]/mug.png', 'private'],
    ['https://[2001:db8::1]/mug.png', 'private'],
    ['https://[3fff::1]/mug.png', 'private'],
    ['https://inside.test/mug.png', 'private'],
    ['https://six.test/mug.png', 'private'],
    ['https://mapped.test/mug.png', 'private'],
    ['https://nat.test/mug.png', 'private'],
    ['https://gone.test/mug.png', 'no-server'],
  ])('%j: %s', async (url, fault) => {
    const fetcher = createTestFetcher({ ...PUBLIC_NAMES, 'shop.test': [] });
    expect(await look(fetcher, url)).toMatchObject({ kind: 'fault', fault, status: null });
  });
});
