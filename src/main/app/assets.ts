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

/** The word in index.html that gives way to the nonce of a load. */
const NONCE_PLACE = 'CSP_NONCE';

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

/** Answers a request of the page with a file below `root`, or with 404. */
export async function answerAsset(request: Request, root: string): Promise<Response> {
  const nonce = randomBytes(18).toString('base64');
  const file = request.method === 'GET' ? resolveAsset(request.url, root) : null;
  const type = file === null ? undefined : TYPES[extname(file)];
  if (file === null || type === undefined) return answer('Not found', 404, 'text/plain', nonce);
  try {
    const bytes = await readFile(file);
    const body = type.startsWith('text/html') ? bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce) : bytes;
    return answer(body, 200, type, nonce);
  } catch {
    return answer('Not found', 404, 'text/plain', nonce);
  }
}

function answer(
  body: string | Uint8Array<ArrayBuffer>,
  status: number,
  type: string,
  nonce: string,
): Response {
  const headers = {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
  return new Response(body, { status, headers });
}
