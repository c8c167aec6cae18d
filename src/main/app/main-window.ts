import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { EventMessage } from '../../shared/contract/events.ts';
import { publishTo } from '../ipc/publish.ts';
import { createDeferred } from './deferred.ts';
import { APP_PAGE } from './origin.ts';
import type { WindowState } from './preferences-schema.ts';
import { placeWindow, SMALLEST } from './window-state.ts';

export type MainWindow = {
  /** Opens the window where there is none, and brings it to the front. */
  readonly show: () => void;
  /** Resolves when the first window has painted, or can't. */
  readonly painted: Promise<void>;
  readonly publish: (message: EventMessage) => void;
  readonly setTitle: (title: string) => void;
  /** Asks the page to keep what is typed and waits until it has, at most a second. */
  readonly flush: () => Promise<void>;
  readonly hide: () => void;
  /** For dialogs that belong to it; `undefined` where there is none. */
  readonly current: () => BrowserWindow | undefined;
};

type Parts = {
  /** The folder of the built program. */
  readonly root: string;
  /** The page's address: the program's own, or the development server's. */
  readonly devOrigin: string | null;
  readonly development: boolean;
  /** The language that the window speaks; `null` for its own choice. */
  readonly language: string | null;
  /** How the person writes numbers and dates. */
  readonly locale: string;
  /** Where it stood when it was last closed. */
  readonly state: WindowState | null;
  /** `null` while the program behind the window is still being put together. */
  readonly needs: () => WindowNeeds | null;
  /** The same, once it is there: who closes the window before waits for it. */
  readonly ready: Promise<WindowNeeds>;
  readonly logError: (message: string, cause: unknown) => void;
};

/** What the window needs of the program behind it. */
export type WindowNeeds = {
  readonly keepState: (state: WindowState) => void;
  /** How many commands of the page have no answer yet. */
  readonly openCommands: () => number;
  /** The window is about to close: what it waits for, or `null` to close at once. */
  readonly closing: () => Promise<void> | null;
  readonly focused: () => void;
};

/** `--surface` of the page's tokens.css, so that nothing flashes before the first paint. */
const SURFACE = { light: '#ffffff', dark: '#1c1c20' };
const FLUSH_MS = 1000;
const FLUSH_STEP_MS = 20;

/** The one window of the program. */
export function createMainWindow(parts: Parts): MainWindow {
  let window: BrowserWindow | undefined;
  let title = 'Offshelf';
  let { state } = parts;
  const painted = createDeferred<void>();

  const open = (): BrowserWindow => {
    const opened = buildWindow({ ...parts, state }, title);
    window = opened;
    opened.on('close', () => {
      state = { ...opened.getNormalBounds(), maximized: opened.isMaximized() };
      parts.needs()?.keepState(state);
    });
    opened.once('ready-to-show', () => painted.resolve());
    opened.webContents.once('did-fail-load', () => painted.resolve());
    opened.once('closed', () => {
      painted.resolve();
      window = undefined;
    });
    return opened;
  };
  return {
    show: () => {
      const shown = window ?? open();
      if (shown.isMinimized()) shown.restore();
      if (shown.isVisible()) shown.focus();
    },
    painted: painted.promise,
    publish: (message) => publishTo(window?.webContents, message),
    setTitle: (next) => {
      title = next;
      window?.setTitle(next);
    },
    flush: async () => {
      if (window === undefined || window.webContents.isCrashed()) return;
      await Promise.race([flushPage(window, () => parts.needs()?.openCommands() ?? 0), pass(FLUSH_MS)]);
    },
    hide: () => window?.hide(),
    current: () => window,
  };
}

function buildWindow(parts: Parts, title: string): BrowserWindow {
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
  const { bounds, maximized } = placeWindow(parts.state, displays);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light,
    webPreferences: {
      preload: join(parts.root, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: parts.development,
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('focus', () => parts.needs()?.focused());
  closeGently(window, () => {
    const needs = parts.needs();
    return needs === null ? parts.ready.then((late) => late.closing()) : needs.closing();
  });
  watchPage(window, parts);
  void loadPage(window, parts);
  return window;
}

/** Holds the first close back until what is typed is kept. */
function closeGently(window: BrowserWindow, closing: () => Promise<unknown> | null): void {
  let ready = false;
  window.on('close', (event) => {
    const wait = ready ? null : closing();
    if (wait === null) return;
    event.preventDefault();
    void wait.finally(() => {
      ready = true;
      if (!window.isDestroyed()) window.close();
    });
  });
}

/** A page that crashed is loaded anew: what was typed is in the form draft. Once a minute, so that it ends. */
function watchPage(window: BrowserWindow, parts: Parts): void {
  let reloadedAt = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    parts.logError('the page ended', details);
    if (details.reason === 'clean-exit' || Date.now() - reloadedAt < 60_000) return;
    reloadedAt = Date.now();
    void loadPage(window, parts);
  });
  window.on('unresponsive', () => parts.logError('the page does not respond', undefined));
}

async function loadPage(window: BrowserWindow, parts: Parts): Promise<void> {
  try {
    await window.loadURL(addressOf(parts));
  } catch (cause) {
    parts.logError('the page did not load', cause);
  }
}

/** The page's address tells it what it has to know before its first word. */
function addressOf({ devOrigin, language, locale }: Parts): string {
  const address = new URL(devOrigin ?? APP_PAGE);
  address.searchParams.set('locale', locale);
  if (language !== null) address.searchParams.set('language', language);
  return address.href;
}

/**
 * The page hears the event before it can run the script: when that answers, what it keeps is under way here, and
 * done when no command is open any more. A page that hangs answers neither.
 */
async function flushPage(window: BrowserWindow, openCommands: () => number): Promise<void> {
  publishTo(window.webContents, { event: 'flush', data: {} });
  await window.webContents.executeJavaScript('0').catch(() => undefined);
  while (openCommands() > 0) await pass(FLUSH_STEP_MS);
}
