import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { app, safeStorage, session } from 'electron';
import { registerOperations } from '../ipc/register.ts';
import { describeApp, systemLocale } from './about.ts';
import { createAsk } from './ask-catalog.ts';
import { createCatalogSide } from './catalog-side.ts';
import type { Catalogs } from './catalogs.ts';
import { createChosenFiles } from './chosen-files.ts';
import { createDeparture } from './departure.ts';
import { createDesktop } from './desktop.ts';
import { createDialogs, type Dialogs, folderOf } from './dialogs.ts';
import { createExports } from './exports.ts';
import { createKeychain } from './keychain.ts';
import { type AppLog, openLog } from './log.ts';
import { createLook } from './look.ts';
import { createMainWindow } from './main-window.ts';
import { createPageApi } from './page-api.ts';
import { followPower } from './power.ts';
import { openPreferences, type PreferencesStore } from './preferences.ts';
import { openPreferencesFile } from './preferences-file.ts';
import { hardenSession } from './security.ts';
import { createSendingWatch } from './sending-watch.ts';
import { createShellHandlers } from './shell-handlers.ts';
import type { Start } from './start.ts';

export type Program = {
  /** Brings the window to the front, with the catalog of this `.offshelf` file where one is named. */
  readonly show: (file: string | null) => void;
  /** Holds a quit back until what is typed is kept and the catalog is closed: 15 s at most. Then quits itself. */
  readonly leave: (event: { readonly preventDefault: () => void }) => void;
};

const SHUT_DOWN_MS = 15_000;

/** Puts the program together and opens its window. Electron has to be ready. */
export function startProgram(start: Start): Program {
  const { devOrigin, development } = start;
  const { log, preferences } = openProfile(start);
  const keychain = createKeychain(safeStorage, process.platform);
  hardenSession(session.defaultSession, join(start.root, '../renderer'), devOrigin);

  const { catalogs, keys, sandbox, backups } = createCatalogSide({
    start,
    log,
    preferences,
    keychain,
    proxy: (origin) => session.defaultSession.resolveProxy(origin),
    publish: (message) => {
      window.publish(message);
      sending.hear(message);
    },
    stateChanged: (state) => {
      look.showState(state);
      sending.restart();
      const finishes = state.kind === 'closing' && state.sends > 0;
      if (departure.stage() !== 'no' && !finishes) window.hide();
    },
    beforeClose: () => window.flush(),
    chooseBackup: () => dialogs.chooseBackup(),
  });
  const departure = createDeparture(async () => {
    sandbox.stop();
    await Promise.race([catalogs.close(), pass(SHUT_DOWN_MS)]);
  }, log.error);
  const window = createMainWindow({
    root: start.root,
    devOrigin,
    development,
    language: start.language,
    locale: systemLocale(),
    logError: log.error,
    state: () => preferences.get().window,
    keepState: (state) => preferences.update({ window: state }),
    openCommands: () => gate.commands(),
    // On a Mac the program stays when its window goes, and so does what it sends.
    closing: () => {
      if (departure.stage() === 'gone') return null;
      const stays = process.platform === 'darwin' && departure.stage() === 'no';
      return stays ? window.flush() : departure.leave();
    },
    focused: sandbox.recheck,
  });
  const sending = createSendingWatch({ ask: createAsk(catalogs), desktop: createDesktop(window) });
  const dialogs = createDialogs(window.current);
  const look = createLook({
    preferences,
    development,
    publish: window.publish,
    setTitle: window.setTitle,
    openRecent: (folder) => void catalogs.open(folder, null),
  });
  const files = createChosenFiles(dialogs.chooseTable);
  const handlers = createShellHandlers({
    preferences,
    catalogs,
    dialogs,
    backups,
    keys,
    sandbox,
    exports: createExports(dialogs.chooseFile),
    files,
    applyTheme: look.setTheme,
    info: () => describeApp(keychain, catalogs.sqlite()),
    paste: () => window.current()?.webContents.paste(),
    sampleFolder: join(start.profile, 'Sample catalog'),
  });
  const gate = createPageApi({ handlers, catalogs, files, devOrigin, log });
  registerOperations(gate);
  const leave: Program['leave'] = (event) => {
    if (departure.stage() === 'gone') return;
    event.preventDefault();
    void departure.leave().then(() => app.quit());
  };
  followPower({ sleep: catalogs.sleep, wake: catalogs.wake, leave });
  window.show();
  openFirst(start, preferences, catalogs);
  tellSetAside(preferences, dialogs);
  return {
    show: (file) => {
      // It is on its way out, maybe waiting for a request: the next one starts when this one is gone.
      if (departure.stage() !== 'no') return app.relaunch();
      window.show();
      if (file !== null) void catalogs.open(folderOf(file), null);
    },
    leave,
  };
}

function openProfile({ profile }: Start): { readonly log: AppLog; readonly preferences: PreferencesStore } {
  const log = openLog(join(profile, 'logs'), Date.now);
  process.on('uncaughtExceptionMonitor', (cause) => log.error('an error nobody caught', cause));
  process.on('unhandledRejection', (cause) => log.error('a rejection nobody caught', cause));
  const preferences = openPreferences({
    folder: profile,
    openBackend: openPreferencesFile,
    logError: log.error,
    now: Date.now,
  });
  return { log, preferences };
}

/** What the command line names, or the catalog that was open the last time. */
function openFirst({ commandLine }: Start, preferences: PreferencesStore, catalogs: Catalogs): void {
  const { catalog, file } = commandLine;
  const { lastCatalog } = preferences.get();
  if (catalog !== null) void catalogs.open(catalog, 'new');
  else if (file !== null) void catalogs.open(folderOf(file), null);
  else if (lastCatalog !== null) void catalogs.open(lastCatalog, null);
}

function tellSetAside({ setAside }: PreferencesStore, dialogs: Dialogs): void {
  if (setAside === null) return;
  dialogs.tell(
    'The preferences could not be read.',
    `Theme, recent catalogs and stored keys start anew; your catalogs are not touched. The old file is kept as ${setAside}.`,
  );
}
