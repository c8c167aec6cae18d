import { app, protocol, type Session, type WebContents } from 'electron';
import { isThumbnailAddress } from '../../shared/model/thumbnail-address.ts';
import { type Asset, answerAsset, type Page } from './assets.ts';
import { APP_SCHEME, isOwnUrl, parseUrl, SCHEME_PRIVILEGES } from './origin.ts';
import type { Thumbnails } from './thumbnails.ts';

/** Electron takes this only before it is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: SCHEME_PRIVILEGES }]);
}

type OwnAnswers = {
  readonly page: Page;
  readonly devOrigin: string | null;
  /** `null` while the program behind the window is still being put together. */
  readonly thumbnails: () => Thumbnails | null;
};

/** Denies every permission, device and download, and lets the page reach its own files and thumbnails, nothing else. */
export function hardenSession(session: Session, { page, devOrigin, thumbnails }: OwnAnswers): void {
  denyEverything(session);
  session.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !mayLoad(details.url, devOrigin) }),
  );
  // Not `handle`: for its Request and Response Node reads its whole fetch, 60 to 90 ms before the first paint.
  session.protocol.registerBufferProtocol(APP_SCHEME, (request, give) => {
    const pictures = isThumbnailAddress(request.url) ? thumbnails() : null;
    void (pictures === null ? answerAsset(request, page) : pictures.answer(request).then(asAsset)).then(give);
  });
}

async function asAsset(response: Response): Promise<Asset> {
  const data = Buffer.from(await response.arrayBuffer());
  return { statusCode: response.status, headers: Object.fromEntries(response.headers), data };
}

/** Denies every permission, device and download. */
export function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, choose) => choose({}));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Our own files, pictures in data: addresses, and the developer tools; in development its server too. */
function mayLoad(url: string, devOrigin: string | null): boolean {
  if (isOwnUrl(url, devOrigin) || /^(?:data|blob|devtools):/.test(url)) return true;
  return devOrigin !== null && isOwnUrl(url.replace(/^ws/, 'http'), devOrigin);
}

/** Holds for every window and whatever else shows web contents: no new windows, no leaving the page, no webview. */
export function hardenContents(devOrigin: string | null): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => stay(event, contents, devOrigin));
    contents.on('will-frame-navigate', (event) => stay(event, contents, devOrigin));
    contents.on('will-redirect', (event) => stay(event, contents, devOrigin));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

type Navigation = { readonly url: string; readonly preventDefault: () => void };

/** A reload is the one navigation there is: also a dropped file or link would lead away. */
function stay(navigation: Navigation, contents: WebContents, devOrigin: string | null): void {
  const reload = isOwnUrl(navigation.url, devOrigin) && isSamePage(navigation.url, contents.getURL());
  if (!reload) navigation.preventDefault();
}

function isSamePage(a: string, b: string): boolean {
  return parseUrl(a)?.pathname === parseUrl(b)?.pathname;
}
