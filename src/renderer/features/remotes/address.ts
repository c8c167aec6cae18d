import { t } from '../../i18n/t.ts';
import { type AddressReading, readWebAddress } from '../../ui/web-address.ts';

/** Reads a remote's address: https, or http on this computer alone; no user name, no `?` and no `#`. */
export function readAddress(typed: string): AddressReading {
  return readWebAddress(typed, {
    missing: t`Type the address of the API. It starts with https://.`,
    insecure: t`Use https://, so that nobody on the way can read the key. Only this computer may do without.`,
  });
}

/** Such as https://api.example.com/v1/products: the address without the path that is added to it; `null` where none stands there. */
export function withoutPath(typed: string, createPath: string): string | null {
  const { address, problem } = readAddress(typed);
  const path = createPath.replace(/\/+$/, '');
  if (problem !== null || path === '' || !address.endsWith(path)) return null;
  return address.slice(0, -path.length);
}
