import { app } from 'electron';
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
if (profile !== null) app.setPath('userData', profile);

let program: Program | undefined;
let file = readCommandLine(process.argv, process.cwd(), development).file;
let left = false;

function start(): void {
  program = startProgram({
    root: import.meta.dirname,
    profile: app.getPath('userData'),
    development,
    devOrigin,
    nativeBinding: (development && process.env['OFFSHELF_SQLITE_BINDING']) || null,
    currency: homeCurrency(app.getLocaleCountryCode()),
    commandLine: { ...readCommandLine(process.argv, process.cwd(), development), file },
  });
}

function show(named: string | null): void {
  file = named ?? file;
  program?.show(named);
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, args, folder) => show(readCommandLine(args, folder, development).file));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    show(path);
  });
  app.on('activate', () => show(null));
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());
  app.on('before-quit', (event) => {
    if (left || program === undefined) return;
    event.preventDefault();
    void program.shutDown().finally(() => {
      left = true;
      app.quit();
    });
  });
  void app.whenReady().then(start);
} else app.quit();
