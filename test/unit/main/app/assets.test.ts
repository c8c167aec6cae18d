import { mkdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerAsset, type Page, resolveAsset } from '../../../../src/main/app/assets.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const ROOT = join(sep, 'srv', 'page');

describe('an address of the page', () => {
  it('stands for a file below its folder', () => {
    expect(resolveAsset('app://offshelf/', ROOT)).toBe(join(ROOT, 'index.html'));
    expect(resolveAsset('app://offshelf/assets/a%20b.js?x#y', ROOT)).toBe(join(ROOT, 'assets', 'a b.js'));
  });

  it.each([
    'app://offshelf/..%2f..%2fetc/passwd',
    'app://offshelf/%2e%2e%2f%2e%2e%2fsecret',
    'app://offshelf/..%5c..%5csecret',
    'app://offshelf/%00',
    'app://offshelf/%zz',
    'app://offshelf/.',
    'app://elsewhere/index.html',
    'https://offshelf/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('that leads elsewhere stands for nothing: %s', (url) => {
    const file = resolveAsset(url, ROOT);
    expect(file === null || file === join(ROOT, 'index.html')).toBe(true);
  });

  it('never leaves its folder, whatever it is made of', () => {
    const piece = constantFrom('..', '.', '/', '%2f', '%2e', '\\', '%5c', '%00', 'a', '%25', '?', '#', '//');
    assert(
      property(array(piece, { maxLength: 12 }), (pieces) => {
        const file = resolveAsset(`app://offshelf/${pieces.join('')}`, ROOT);
        return file === null || file.startsWith(ROOT + sep);
      }),
    );
  });
});

describe('an answer to the page', () => {
  const folder = (): string => {
    const root = temporaryFolder();
    const page = '<meta name="csp-nonce" nonce="CSP_NONCE"><body data-start="WINDOW_START">';
    writeFileSync(join(root, 'index.html'), page);
    mkdirSync(join(root, 'assets'));
    writeFileSync(join(root, 'assets', 'a.js'), 'const CSP_NONCE = 1;');
    writeFileSync(join(root, 'secret.txt'), 'no kind of file that a page needs');
    return root;
  };
  const ready = { framed: () => true };
  const get = async (path: string, page: Partial<Page> & Pick<Page, 'root'>, method = 'GET') => {
    const { data, ...rest } = await answerAsset(
      { method, url: `app://offshelf/${path}` },
      { ...ready, ...page },
    );
    return { ...rest, text: data.toString('utf8') };
  };

  it('puts the nonce of its own header into the page, a new one each time', async () => {
    const root = folder();
    const [first, second] = [await get('', { root }), await get('', { root })];
    const nonce = /nonce="(?<nonce>[^"]+)"/.exec(first.text)?.groups?.['nonce'] ?? '';
    expect(nonce).toHaveLength(24);
    expect(first.headers['Content-Security-Policy']).toContain(`'nonce-${nonce}'`);
    expect(second.text).not.toContain(nonce);
  });

  it('shows the window’s frame at once where a catalog opens, and nothing where none does', async () => {
    const root = folder();
    expect((await get('', { root })).text).toContain('data-start="frame"');
    expect((await get('', { root, framed: () => false })).text).toContain('data-start="plain"');
  });

  it('is the file as it is, with its type and no sniffing', async () => {
    const answer = await get('assets/a.js', { root: folder() });
    expect(answer.text).toBe('const CSP_NONCE = 1;');
    expect(answer.headers['Content-Type']).toContain('text/javascript');
    expect(answer.headers['X-Content-Type-Options']).toBe('nosniff');
  });

  it.each(['missing.js', 'assets', 'secret.txt', '%2e%2e/x.js'])(
    'is 404 with the policy for %s',
    async (path) => {
      const answer = await get(path, { root: folder() });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['Content-Security-Policy']).toContain("default-src 'none'");
    },
  );

  it('is 404 for anything but reading', async () => {
    expect((await get('index.html', { root: folder() }, 'POST')).statusCode).toBe(404);
  });
});
