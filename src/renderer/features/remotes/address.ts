import { t } from '../../i18n/t.ts';
/** An address as the person typed it, made ready to store. */
export type AddressReading = {
  /** Without spaces and trailing slashes. */
  readonly address: string;
  readonly origin: string | null;
  /** What is wrong with it, in a sentence that says what to do; `null` when it can be used. */
  readonly problem: string | null;
};

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Reads a remote's address: https, or http on this computer alone; no user name, no `?` and no `#`. */
export function readAddress(typed: string): AddressReading {
  const address = typed.trim().replace(/\/+$/, '');
  if (address === '') return refuse(address, t`Type the address of the API. It starts with https://.`);
  if (!URL.canParse(address) || !/^https?:\/\//i.test(address)) {
    return refuse(address, t`This is no web address. It starts with https:// and has no spaces.`);
  }
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    return refuse(address, t`Leave out the user name and password: the key has a field of its own.`);
  }
  if (/[?#]/.test(address)) return refuse(address, t`Leave out everything from the ? or # on.`);
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    return refuse(
      address,
      t`Use https://, so that nobody on the way can read the key. Only this computer may do without.`,
    );
  }
  return { address, origin: url.origin, problem: null };
}

/** Such as https://api.example.com/v1/products: the address without the path that is added to it; `null` where none stands there. */
export function withoutPath(typed: string, createPath: string): string | null {
  const { address, problem } = readAddress(typed);
  const path = createPath.replace(/\/+$/, '');
  if (problem !== null || path === '' || !address.endsWith(path)) return null;
  return address.slice(0, -path.length);
}

function refuse(address: string, problem: string): AddressReading {
  return { address, origin: null, problem };
}
