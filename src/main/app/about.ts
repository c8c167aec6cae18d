import { app } from 'electron';
import type { Output } from '../../shared/contract/api.ts';
import type { Keychain } from './keychain.ts';
import { systemLocale } from './system-locale.ts';

/** What the program is. `sqlite` is the version of the open catalog's database, empty before one was opened. */
export async function describeApp(keychain: Keychain, sqlite: string): Promise<Output<'app.info'>> {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    sqlite,
    platform: `${process.platform} ${process.arch}`,
    locale: systemLocale(),
    weakKeychain: await keychain.isWeak(),
    development: !app.isPackaged,
  };
}
