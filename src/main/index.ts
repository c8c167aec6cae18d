import { resolve } from 'node:path';
import { app, dialog } from 'electron';
import { readCommandLine, readSwitch } from './app/command-line.ts';
import { homeCurrency } from './app/home-currency.ts';
import { type Program, startProgram } from './app/program.ts';
import { hardenContents, registerScheme } from './app/security.ts';

const development = !app.isPackaged;
const devOrigin = (development && process.env['ELECTRON_RENDERER_URL']) || null;
// enableSandbox() overrides --no-sandbox, and Chromium then hangs as root. A package never runs without it.
if (!development || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme();
hardenContents(devOrigin);
// A profile of its own, for tests and portable use.
const profile = readSwitch(process.argv, 'user-data-dir');
if (profile !== null) app.setPath('userData', resolve(profile));

let program: Program | undefined;
let commandLine = readCommandLine(process.argv, process.cwd(), development);

function start(): void {
  program = startProgram({
    root: import.meta.dirname,
    profile: app.getPath('userData'),
    development,
    devOrigin,
    nativeBinding: (development && process.env['OFFSHELF_SQLITE_BINDING']) || null,
    language: development ? readSwitch(process.argv, 'language') : null,
    currency: homeCurrency(app.getLocaleCountryCode()),
    commandLine,
  });
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

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, args, from) => show(readCommandLine(args, from, development).file));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    show(path);
  });
  app.on('activate', () => show(null));
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());
  app.on('before-quit', (event) => program?.leave(event));
  app.whenReady().then(start).catch(fail);
} else app.quit();
