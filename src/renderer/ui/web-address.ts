import { t } from '../i18n/t.ts';

/** An address as the person typed it, made ready to store. */
export type AddressReading = {
  /** Without spaces and trailing slashes. */
  readonly address: string;
  readonly origin: string | null;
  /** What is wrong with it, in a sentence that says what to do; `null` when it can be used. */
  readonly problem: string | null;
};

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** What is said where nothing is typed, and where anybody on the way could read or change what goes there. */
type Words = { readonly missing: string; readonly insecure: string };

/** Reads the address of a server: https, or http on this computer alone; no user name, no `?` and no `#`. */
export function readWebAddress(typed: string, { missing, insecure }: Words): AddressReading {
  const address = typed.trim().replace(/\/+$/, '');
  if (address === '') return refuse(address, missing);
  if (!URL.canParse(address) || !/^https?:\/\//i.test(address)) {
    return refuse(address, t`This is no web address. It starts with https:// and has no spaces.`);
  }
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    return refuse(address, t`Leave out the user name and password: the key has a field of its own.`);
  }
  if (/[?#]/.test(address)) return refuse(address, t`Leave out everything from the ? or # on.`);
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    return refuse(address, insecure);
  }
  return { address, origin: url.origin, problem: null };
}

function refuse(address: string, problem: string): AddressReading {
  return { address, origin: null, problem };
}
