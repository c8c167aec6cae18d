import { app, protocol, type Session, type WebContents } from 'electron';
import { answerAsset } from './assets.ts';
import { APP_SCHEME, isOwnUrl, parseUrl, SCHEME_PRIVILEGES } from './origin.ts';

/** Electron takes this only before it is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: SCHEME_PRIVILEGES }]);
}

/** Denies every permission, device and download, and lets the page reach nothing but its own files below `root`. */
export function hardenSession(session: Session, root: string, devOrigin: string | null): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, choose) => choose({}));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !mayLoad(details.url, devOrigin) }),
  );
  session.protocol.handle(APP_SCHEME, (request) => answerAsset(request, root));
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
