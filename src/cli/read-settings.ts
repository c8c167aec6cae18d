import type { Profile } from '../shared/model/profile.ts';
import type { RemoteAuth, RemoteSettings } from '../shared/model/remote.ts';
import { startAuth } from '../shared/model/remote-auth.ts';
import { wrongUsage } from './command-failure.ts';
import { suggest } from './nearest.ts';
import type { Pair } from './read-pairs.ts';

type Chosen = { readonly settings: RemoteSettings; readonly auth: RemoteAuth };

const NAMES = [
  'currency.<CODE>',
  'accountCurrency',
  'status.<ours>',
  'scheme',
  'requestsPerMinute',
  'concurrency',
  'addReference',
];
const STATES = ['active', 'draft', 'archived'];

/** What `--set` says about a remote, on top of what its profile does by itself. @throws CommandFailure of wrong usage */
export function readSettings(
  pairs: readonly Pair[],
  profile: Profile,
  imagePlaceId: number | null = null,
): Chosen {
  const start: Chosen = {
    settings: {
      currencies: {},
      accountCurrency: null,
      status: {},
      addReference: profile.identity.kind === 'custom-data',
      requestsPerMinute: null,
      concurrency: null,
      imagePlaceId,
    },
    auth: startAuth(profile),
  };
  return pairs.reduce((chosen, pair) => setOne(chosen, pair, profile), start);
}

function setOne({ settings, auth }: Chosen, { name, value }: Pair, profile: Profile): Chosen {
  const [group, member] = splitName(name);
  const put = (change: Partial<RemoteSettings>): Chosen => ({ settings: { ...settings, ...change }, auth });
  if (group === 'currency' && member !== undefined) {
    return put({ currencies: { ...settings.currencies, [readCode(name, member)]: readText(name, value) } });
  }
  if (group === 'status' && member !== undefined) {
    if (!STATES.includes(member)) throw wrongUsage(`${name}: our states are ${STATES.join(', ')}.`);
    return put({ status: { ...settings.status, [member]: readText(name, value) } });
  }
  switch (name) {
    case 'accountCurrency':
      return put({ accountCurrency: readCode(name, value) });
    case 'addReference':
      return put({ addReference: readYesNo(name, value) });
    case 'requestsPerMinute':
      return put({ requestsPerMinute: readCount(name, value) });
    case 'concurrency':
      return put({ concurrency: readCount(name, value) });
    case 'scheme':
      return { settings, auth: { ...auth, prefix: readScheme(value, profile) } };
    default:
      throw unknownSetting(name);
  }
}

/** A status word may have a dot in it; the group never has. */
function splitName(name: string): readonly [string, string | undefined] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)];
}

function unknownSetting(name: string): Error {
  if (/^(?:api-?)?(?:key|token|secret|password)$/i.test(name)) {
    return wrongUsage(
      'A key never stands on the command line: it comes from the variable OFFSHELF_KEY_<NAME>.',
    );
  }
  return wrongUsage(`There is no setting “${name}”.${suggest(name, NAMES)} There are: ${NAMES.join(', ')}.`);
}

function readCode(name: string, value: string): string {
  if (/^[A-Z]{3}$/.test(value)) return value;
  throw wrongUsage(`${name}: a currency is three capitals, such as EUR.`);
}

function readText(name: string, value: string): string {
  if (value.trim() === '') throw wrongUsage(`${name} needs a value.`);
  return value.trim();
}

function readYesNo(name: string, value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw wrongUsage(`${name} is true or false.`);
}

function readCount(name: string, value: string): number {
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw wrongUsage(`${name} is a whole number from 1.`);
}

function readScheme(value: string, { auth, name }: Profile): string {
  const prefixes = auth.kind === 'basic' ? ['Basic '] : auth.prefixes;
  const found = prefixes.find((prefix) => prefix.trim().toLowerCase() === value.trim().toLowerCase());
  if (found !== undefined) return found;
  if (auth.kind === 'header' && auth.editable) return value.trim() === '' ? '' : `${value.trim()} `;
  const known = prefixes.map((prefix) => prefix.trim() || '(nothing)').join(', ');
  throw wrongUsage(`${name} does not take the scheme that you set. It takes: ${known}.`);
}
