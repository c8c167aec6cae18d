import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { app, safeStorage, session } from 'electron';
import type { Gate } from '../ipc/gate.ts';
import { closeStoreChannel } from '../ipc/register.ts';
import { describeApp } from './about.ts';
import { createAsk } from './ask-catalog.ts';
import { createCatalogSide } from './catalog-side.ts';
import type { Catalogs } from './catalogs.ts';
import { createChosenFiles } from './chosen-files.ts';
import { createDeparture } from './departure.ts';
import { createDesktop } from './desktop.ts';
import { createDialogs, type Dialogs, folderOf } from './dialogs.ts';
import { createExports } from './exports.ts';
import { createImageCodec } from './image-codec.ts';
import { createCodecOpener } from './image-codec-window.ts';
import { createImageConversions } from './image-conversions.ts';
import { createKeychain } from './keychain.ts';
import { createLook } from './look.ts';
import type { MainWindow, WindowNeeds } from './main-window.ts';
import { createPageApi } from './page-api.ts';
import { followPower } from './power.ts';
import { openPreferences, type PreferencesStore } from './preferences.ts';
import { openPreferencesFile } from './preferences-file.ts';
import { createSendingWatch } from './sending-watch.ts';
import { createShellHandlers } from './shell-handlers.ts';
import type { Start } from './start.ts';
import { createThumbnails, type Thumbnails } from './thumbnails.ts';

export type Program = {
  /** Brings the window to the front, with the catalog of this `.offshelf` file where one is named. */
  readonly show: (file: string | null) => void;
  /** Holds a quit back until what is typed is kept and the catalog is closed: 15 s at most. Then quits itself. */
  readonly leave: (event: { readonly preventDefault: () => void }) => void;
  readonly forWindow: WindowNeeds;
  /** What answers the page. */
  readonly gate: Gate;
  readonly thumbnails: Thumbnails;
  /** One is open, or opens, or was refused. */
  readonly hasCatalog: () => boolean;
};

const SHUT_DOWN_MS = 15_000;

/** Puts the program together behind its window, which is open. Electron has to be ready. */
export function startProgram(start: Start, window: MainWindow): Program {
  const { devOrigin, development, log } = start;
  const preferences = openProfile(start);
  const keychain = createKeychain(safeStorage, process.platform);

  const { catalogs, keys, placeKeys, sandbox, backups } = createCatalogSide({
    start,
    log,
    preferences,
    keychain,
    proxy: (origin) => session.defaultSession.resolveProxy(origin),
    convert: (folder, file, preset) => conversions.convert(folder, file, preset),
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
    // Later than the catalog, whose pictures on their way would count as tries that failed.
    codec.close();
  }, log.error);
  const sending = createSendingWatch({ ask: createAsk(catalogs), desktop: createDesktop(window) });
  const dialogs = createDialogs(window.current);
  const look = createLook({
    preferences,
    development,
    publish: window.publish,
    setTitle: window.setTitle,
    openRecent: (folder) => void catalogs.open(folder, null),
  });
  const files = createChosenFiles(dialogs.chooseTable, dialogs.chooseFolder);
  const workers = availableParallelism();
  const open = createCodecOpener({ root: start.root, workers });
  const codec = createImageCodec({ open, workers, logError: log.error });
  // One more than there are workers, so that the next file is read while they decode.
  const thumbnails = createThumbnails({
    codec,
    atOnce: workers + 1,
    catalog: catalogs.folder,
    given: files.given,
    logError: log.error,
  });
  const conversions = createImageConversions({ codec, atOnce: workers > 2 ? 2 : 1 });
  const handlers = createShellHandlers({
    preferences,
    catalogs,
    dialogs,
    backups,
    keys,
    placeKeys,
    sandbox,
    exports: createExports(dialogs.chooseFile),
    files,
    applyTheme: look.setTheme,
    setMenu: look.setMenu,
    info: () => describeApp(keychain, catalogs.sqlite()),
    paste: () => window.current()?.webContents.paste(),
    sampleFolder: join(start.profile, 'Sample catalog'),
  });
  const gate = createPageApi({ handlers, catalogs, files, devOrigin, log });
  const leave: Program['leave'] = (event) => {
    if (departure.stage() === 'gone') return;
    event.preventDefault();
    void departure.leave().then(() => app.quit());
  };
  followPower({ sleep: catalogs.sleep, wake: catalogs.wake, leave });
  openFirst(start, preferences, catalogs);
  tellSetAside(preferences, dialogs);
  return {
    gate,
    thumbnails,
    forWindow: {
      keepState: (state) => preferences.update({ window: state }),
      openCommands: () => gate.commands(),
      // On a Mac the program stays when its window goes, and so does what it sends.
      closing: () => {
        if (departure.stage() === 'gone') return null;
        const stays = process.platform === 'darwin' && departure.stage() === 'no';
        return stays ? window.flush() : departure.leave();
      },
      focused: sandbox.recheck,
    },
    show: (file) => {
      // It is on its way out, maybe waiting for a request: the next one starts when this one is gone.
      if (departure.stage() !== 'no') return app.relaunch();
      window.show();
      if (file !== null) void catalogs.open(folderOf(file), null);
    },
    leave,
    hasCatalog: () => catalogs.state().kind !== 'none',
  };
}

function openProfile({ profile, log }: Start): PreferencesStore {
  process.on('uncaughtExceptionMonitor', (cause) => log.error('an error nobody caught', cause));
  process.on('unhandledRejection', (cause) => log.error('a rejection nobody caught', cause));
  const preferences = openPreferences({
    folder: profile,
    openBackend: openPreferencesFile,
    logError: log.error,
    now: Date.now,
  });
  closeStoreChannel();
  return preferences;
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
