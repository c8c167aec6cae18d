import { app } from 'electron';
import type { Output } from '../../shared/contract/api.ts';
import type { Keychain } from './keychain.ts';

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

/** How this computer writes numbers and dates; the language of the program where that is no locale, such as `C`. */
export function systemLocale(): string {
  const locale = app.getSystemLocale();
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? app.getLocale();
  } catch {
    return app.getLocale();
  }
}
