import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve } from 'node:path';
import { contentSecurityPolicy } from './content-security.ts';
import { isOwnUrl, parseUrl } from './origin.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The page's files, and what its loads depend on. */
export type Page = {
  readonly root: string;
  /** A catalog opens, so that the page shows the window's frame before it has read its own scripts. */
  readonly framed: () => boolean;
};

/** The words in index.html that give way to the nonce of a load, and to how it starts. */
const NONCE_PLACE = 'CSP_NONCE';
const START_PLACE = 'WINDOW_START';

/** The file below `root` that an `app://` address stands for, or `null` where it leads anywhere else. */
export function resolveAsset(url: string, root: string): string | null {
  if (!isOwnUrl(url, null)) return null;
  const path = decodePath(parseUrl(url)?.pathname ?? '');
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  const within = relative(root, file);
  return within === '' || within.startsWith('..') || isAbsolute(within) ? null : file;
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null; // a percent sign without its two digits
  }
}

/** As Electron takes an answer. */
export type Asset = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly data: Buffer;
};

/** Answers a request of the page with one of its files, or with 404. */
export async function answerAsset(
  { method, url }: { readonly method: string; readonly url: string },
  page: Page,
): Promise<Asset> {
  const nonce = randomBytes(18).toString('base64');
  const file = method === 'GET' ? resolveAsset(url, page.root) : null;
  const type = file === null ? undefined : TYPES[extname(file)];
  if (file === null || type === undefined) return answer(NOT_FOUND, 404, 'text/plain', nonce);
  try {
    const bytes = await readFile(file);
    return answer(type === TYPES['.html'] ? fillIn(bytes, nonce, page) : bytes, 200, type, nonce);
  } catch {
    return answer(NOT_FOUND, 404, 'text/plain', nonce);
  }
}

const NOT_FOUND = Buffer.from('Not found');

function fillIn(bytes: Buffer, nonce: string, { framed }: Page): Buffer {
  const start = framed() ? 'frame' : 'plain';
  return Buffer.from(bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce).replaceAll(START_PLACE, start));
}

function answer(data: Buffer, statusCode: number, type: string, nonce: string): Asset {
  const headers = {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
  return { statusCode, headers, data };
}
