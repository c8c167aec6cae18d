export const APP_SCHEME = 'app';
const APP_HOST = 'offshelf';
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`;

/** `corsEnabled` belongs to `supportFetchAPI`: without it other origins could read this one (CVE-2026-70604). */
export const SCHEME_PRIVILEGES = { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true };

/** True for addresses of the program's own page; `devOrigin` is the development server's, where there is one. */
export function isOwnUrl(url: string, devOrigin: string | null): boolean {
  const parsed = parseUrl(url);
  if (parsed === null) return false;
  // Node's URL says origin "null" for schemes it does not know, so the parts are compared.
  if (parsed.protocol === `${APP_SCHEME}:`) return parsed.host === APP_HOST;
  return devOrigin !== null && parsed.origin === parseUrl(devOrigin)?.origin;
}

export function parseUrl(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
