import { join } from 'node:path';
import type { EventMessage } from '../../shared/contract/events.ts';
import type { CatalogState } from '../../shared/contract/shell.ts';
import { createAsk, listImagePlaces, listRemotes } from './ask-catalog.ts';
import { type Backups, createBackups } from './backups.ts';
import { type Catalogs, createCatalogs } from './catalogs.ts';
import type { ImageConversions } from './image-conversions.ts';
import { nameInstallation } from './install-id.ts';
import { type KeyShelf, openPlaceShelf, openRemoteShelf } from './key-shelves.ts';
import { createKeyStore } from './key-store.ts';
import type { Keychain } from './keychain.ts';
import { createKeys, createPlaceKeys, type Keys, type PlaceKeys } from './keys.ts';
import type { AppLog } from './log.ts';
import type { PreferencesStore } from './preferences.ts';
import { sandboxFolder } from './sandbox-file.ts';
import { createSandboxOffers, type SandboxOffers } from './sandbox-offer.ts';
import type { Start } from './start.ts';
import { createUpkeep } from './upkeep.ts';

export type CatalogSide = {
  readonly catalogs: Catalogs;
  readonly keys: Keys;
  readonly placeKeys: PlaceKeys;
  readonly sandbox: SandboxOffers;
  readonly backups: Backups;
};

type Parts = {
  readonly start: Start;
  readonly log: AppLog;
  readonly preferences: PreferencesStore;
  readonly keychain: Keychain;
  readonly proxy: (origin: string) => Promise<string>;
  readonly convert: ImageConversions['convert'];
  readonly publish: (message: EventMessage) => void;
  readonly stateChanged: (state: CatalogState) => void;
  readonly beforeClose: () => Promise<void>;
  readonly chooseBackup: () => Promise<string | null>;
};

/** The catalog, the keys of its remotes and places for images, and the sandboxes that it can connect to: each knows the others. */
export function createCatalogSide(parts: Parts): CatalogSide {
  const { start, log, preferences, keychain, publish } = parts;
  const workers = { folder: join(start.root, 'workers'), ending: '.js' };
  const writeLog = (level: 'warn' | 'error', message: string, detail: unknown) => log[level](message, detail);
  const upkeep = createUpkeep({ workers, nativeBinding: start.nativeBinding, log: writeLog });
  const catalogs = createCatalogs({
    workers,
    nativeBinding: start.nativeBinding,
    currency: start.currency,
    installId: nameInstallation(preferences, start.profile),
    ledgers: join(start.profile, 'ledger'),
    publish: (message) => {
      publish(message);
      // A remote or a place that leads to another origin now has lost its key.
      if (message.event === 'catalogChanged' && message.data.remotes) void dropStaleKeys();
    },
    proxy: parts.proxy,
    convert: parts.convert,
    key: (remoteId, origin) => keys.handOut(remoteId, origin),
    placeKey: (placeId, origin) => placeKeys.handOut(placeId, origin),
    log: writeLog,
    backupDue: (folder) => void backups.keepDaily(folder),
    stateChanged: parts.stateChanged,
    beforeClose: async () => {
      await upkeep.cancelBackup();
      await parts.beforeClose();
    },
  });
  const backups = createBackups({ upkeep, catalogs, chooseBackup: parts.chooseBackup, publish });
  const ask = createAsk(catalogs);
  const remotes = () => listRemotes(catalogs, ask);
  const openStore = (shelf: KeyShelf) => createKeyStore({ shelf, keychain, logError: log.error });
  const keys = createKeys({
    store: openStore(openRemoteShelf(preferences)),
    catalog: catalogs.folder,
    holders: remotes,
    changed: (remoteId) => {
      catalogs.keyChanged(remoteId);
      publish({ event: 'keysChanged', data: {} });
    },
  });
  const placeKeys = createPlaceKeys({
    store: openStore(openPlaceShelf(preferences)),
    catalog: catalogs.folder,
    holders: () => listImagePlaces(catalogs, ask),
    changed: (placeId) => {
      catalogs.placeKeyChanged(placeId);
      publish({ event: 'keysChanged', data: {} });
    },
  });
  const sandbox = createSandboxOffers({
    folder: start.development ? sandboxFolder(process.env, process.platform) : null,
    ask,
    remotes,
    keys,
    changed: () => publish({ event: 'sandboxChanged', data: {} }),
  });
  const dropStaleKeys = async () => {
    // Both begin at once: the catalog that they ask may be another one a moment later.
    for (const result of await Promise.allSettled([keys.dropStale(), placeKeys.dropStale()])) {
      if (result.status === 'rejected') log.error('stale keys could not be looked over', result.reason);
    }
  };
  return { catalogs, keys, placeKeys, sandbox, backups };
}
