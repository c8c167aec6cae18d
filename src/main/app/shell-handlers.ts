import type { Handlers, Output } from '../../shared/contract/api.ts';
import type { MenuBar } from '../../shared/contract/menu.ts';
import type { CatalogState, Theme } from '../../shared/contract/shell.ts';
import { Failure } from '../core/dispatch.ts';
import type { Backups } from './backups.ts';
import type { Catalogs } from './catalogs.ts';
import type { ChosenFiles } from './chosen-files.ts';
import type { Exports } from './exports.ts';
import type { Keys, PlaceKeys } from './keys.ts';
import type { PreferencesStore } from './preferences.ts';
import type { SandboxOffers } from './sandbox-offer.ts';

type Parts = {
  readonly info: () => Promise<Output<'app.info'>>;
  /** Pastes into what has the keyboard in the window. */
  readonly paste: () => void;
  readonly preferences: PreferencesStore;
  readonly applyTheme: (theme: Theme) => void;
  readonly setMenu: (bar: MenuBar) => void;
  readonly catalogs: Catalogs;
  /** Native dialogs; `null` when the person cancelled. */
  readonly dialogs: {
    readonly chooseNew: () => Promise<string | null>;
    readonly chooseExisting: () => Promise<string | null>;
  };
  readonly sampleFolder: string;
  readonly backups: Backups;
  readonly keys: Keys;
  readonly placeKeys: PlaceKeys;
  readonly sandbox: SandboxOffers;
  readonly exports: Exports;
  readonly files: ChosenFiles;
};

/** What the main process answers itself. */
export function createShellHandlers(parts: Parts): Handlers<'shell'> {
  const { preferences, catalogs, dialogs, backups, keys, placeKeys, sandbox } = parts;
  const openChosen = async (folder: string | null, make: 'new' | null): Promise<CatalogState> =>
    folder === null ? catalogs.state() : catalogs.open(folder, make);
  return {
    'app.info': parts.info,
    'app.paste': () => {
      parts.paste();
      return {};
    },
    'app.theme': () => preferences.get().theme,
    'app.setTheme': ({ theme }) => {
      parts.applyTheme(theme);
      return {};
    },
    'app.setMenu': ({ bar }) => {
      parts.setMenu(bar);
      return {};
    },
    'catalogs.state': catalogs.state,
    'catalogs.recent': () => preferences.get().recent,
    'catalogs.create': async () => openChosen(await dialogs.chooseNew(), 'new'),
    'catalogs.open': async () => openChosen(await dialogs.chooseExisting(), null),
    'catalogs.openRecent': ({ handle }) => openRecent(parts, handle),
    'catalogs.openSample': () => catalogs.open(parts.sampleFolder, 'sample'),
    'catalogs.close': () => {
      preferences.update({ lastCatalog: null });
      return catalogs.close();
    },
    'catalogs.diskTrouble': () => ({ message: catalogs.diskTrouble() }),
    'jobs.cancel': ({ job }) => {
      catalogs.cancelJob(job);
      return {};
    },
    'backups.list': backups['backups.list'],
    'backups.create': backups['backups.create'],
    'backups.choose': backups['backups.choose'],
    'backups.restore': backups['backups.restore'],
    'backups.trouble': backups['backups.trouble'],
    'keys.set': keys['keys.set'],
    'keys.forget': keys['keys.forget'],
    'keys.status': keys['keys.status'],
    'keys.matches': keys['keys.matches'],
    'imagePlaces.setKey': placeKeys['imagePlaces.setKey'],
    'imagePlaces.forgetKey': placeKeys['imagePlaces.forgetKey'],
    'imagePlaces.keyStatus': placeKeys['imagePlaces.keyStatus'],
    ...parts.exports,
    'files.give': parts.files['files.give'],
    'files.chooseFolder': parts.files['files.chooseFolder'],
    'files.choosePlace': parts.files['files.choosePlace'],
    'sandbox.offer': sandbox['sandbox.offer'],
    'sandbox.connect': sandbox['sandbox.connect'],
  };
}

async function openRecent({ preferences, catalogs }: Parts, handle: string): Promise<CatalogState> {
  const chosen = preferences.get().recent.find((recent) => recent.handle === handle);
  if (chosen === undefined) {
    throw new Failure(
      'not-found',
      'This catalog is not among the recent ones any more. Open it from its folder.',
    );
  }
  return catalogs.open(chosen.folder, null);
}
