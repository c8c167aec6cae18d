import { join, resolve } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { app, dialog, nativeTheme, session } from 'electron';
import { readCommandLine, readSwitch } from './app/command-line.ts';
import { createDeferred } from './app/deferred.ts';
import { type FirstLook, readFirstLook } from './app/first-look.ts';
import { homeCurrency } from './app/home-currency.ts';
import { type AppLog, openLog } from './app/log.ts';
import { createMainWindow, type MainWindow } from './app/main-window.ts';
import type { Program } from './app/program.ts';
import { hardenContents, hardenSession, registerScheme } from './app/security.ts';
import { systemLocale } from './app/system-locale.ts';
import { registerOperations } from './ipc/register.ts';

const root = import.meta.dirname;
const development = !app.isPackaged;
const devOrigin = (development && process.env['ELECTRON_RENDERER_URL']) || null;
// enableSandbox() overrides --no-sandbox, and Chromium then hangs as root. A package never runs without it.
if (!development || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme();
hardenContents(devOrigin);
// A profile of its own, for tests and portable use.
const ownProfile = readSwitch(process.argv, 'user-data-dir');
if (ownProfile !== null) app.setPath('userData', resolve(ownProfile));

let program: Program | undefined;
/** What is asked of the program before it is there waits for it. */
const ready = createDeferred<Program>();
let commandLine = readCommandLine(process.argv, process.cwd(), development);

/** The window is not painted while this process reads and puts together the program behind it. Milliseconds. */
const LONGEST_PAINT = 1000;

/** The window comes first, then the program behind it. */
async function start(): Promise<void> {
  const profile = app.getPath('userData');
  const log = openLog(join(profile, 'logs'), Date.now);
  registerOperations(
    __OPERATIONS__,
    ready.promise.then(({ gate }) => gate),
  );
  const window = openWindow(readFirstLook(profile), log);
  await Promise.race([window.painted, pass(LONGEST_PAINT, undefined, { ref: false })]);
  const { startProgram } = await import('./app/program.ts');
  program = startProgram(
    {
      root,
      profile,
      development,
      devOrigin,
      nativeBinding: (development && process.env['OFFSHELF_SQLITE_BINDING']) || null,
      currency: homeCurrency(app.getLocaleCountryCode()),
      commandLine,
      log,
    },
    window,
  );
  ready.resolve(program);
}

function openWindow(look: FirstLook, log: AppLog): MainWindow {
  const opensCatalog = look.lastCatalog || commandLine.catalog !== null || commandLine.file !== null;
  hardenSession(session.defaultSession, {
    page: { root: join(root, '../renderer'), framed: () => program?.hasCatalog() ?? opensCatalog },
    devOrigin,
    thumbnails: () => program?.thumbnails ?? null,
  });
  nativeTheme.themeSource = look.theme;
  const window = createMainWindow({
    root,
    devOrigin,
    development,
    language: development ? readSwitch(process.argv, 'language') : null,
    locale: systemLocale(),
    state: look.window,
    needs: () => program?.forWindow ?? null,
    ready: ready.promise.then(({ forWindow }) => forWindow),
    logError: log.error,
  });
  window.show();
  return window;
}

/** Without a window there is nobody else to say it. */
function fail(cause: unknown): void {
  dialog.showErrorBox('Offshelf could not start', String(cause));
  app.exit(1);
}

function show(file: string | null): void {
  if (program === undefined && file !== null) commandLine = { ...commandLine, file };
  program?.show(file);
}

/** Who quits while the program is still being put together quits as soon as it can keep where the window stands. */
function leave(event: { readonly preventDefault: () => void }): void {
  if (program !== undefined || !app.isReady()) return program?.leave(event);
  event.preventDefault();
  void ready.promise.then(() => app.quit());
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, args, from) => show(readCommandLine(args, from, development).file));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    show(path);
  });
  app.on('activate', () => show(null));
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());
  app.on('before-quit', leave);
  app.whenReady().then(start).catch(fail);
} else app.quit();
