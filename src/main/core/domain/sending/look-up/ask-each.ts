import type { Profile } from '../../../../../shared/model/profile.ts';
import type { Exchange, HttpRequest } from '../../ports/http-client.ts';
import type { DoubtfulAttempt, Witness } from '../../ports/look-store.ts';
import { buildFilterRequest, buildReadRequest, filterKey } from '../build-request.ts';
import { matchesAny } from '../read-error.ts';
import { readOne } from './fetch-record.ts';
import type { Means } from './means.ts';
import { type Reading, type ReadRecord, readPage } from './read-list.ts';
import { type SentKeys, sentKeys, strongKey } from './sent-keys.ts';

/** Which products are asked for one by one. */
export type ToAsk = {
  readonly attempts: readonly DoubtfulAttempt[];
  readonly witnesses: readonly Witness[];
};

type SafeRequest = Omit<HttpRequest, 'secret'>;

/** What one request found; `lost` where its answer settles nothing, `failed` where the next ones would fail as well. */
type Asked = readonly ReadRecord[] | 'lost' | 'failed';

/**
 * Asks for each product alone, by its id or by a filter. Complete is only what was answered every time, and by a filter that was
 * obeyed: one that is ignored answers with something else.
 */
export async function askEach(
  profile: Profile,
  means: Exclude<Means, 'list'>,
  baseUrl: string,
  { attempts, witnesses }: ToAsk,
  fetch: (request: SafeRequest) => Promise<Exchange | undefined>,
): Promise<Reading> {
  const found = new Map<string, ReadRecord>();
  let complete = true;
  let pages = 0;
  for (const keys of [...witnesses, ...attempts].map((sent) => sentKeys(sent, sent.sku, profile))) {
    const request = requestFor(profile, means, baseUrl, keys);
    if (request === undefined) continue; // it carried nothing to ask for, which the search knows
    const exchange = await fetch(request);
    if (exchange === undefined) return { kind: 'stopped' };
    const asked = means === 'own-id' ? readById(exchange, profile, keys) : readFiltered(exchange, profile);
    if (asked === 'failed') return { kind: 'failed', exchange, pages };
    pages += 1;
    if (asked === 'lost') complete = false;
    else for (const record of asked) found.set(record.id, record);
    if (asked !== 'lost' && means === 'filter')
      complete &&= asked.every((record) => fits(record, profile, keys));
  }
  return { kind: 'read', records: [...found.values()], pages, complete, doubt: null };
}

/** The newest product that is there for certain, and the newest of each status in question: what shows them would show others. */
export function chooseWitnesses(
  witnesses: readonly Witness[],
  attempts: readonly DoubtfulAttempt[],
  profile: Profile,
): readonly Witness[] {
  const key = strongKey(profile);
  const keysOf = (sent: Witness | DoubtfulAttempt) => sentKeys(sent, sent.sku, profile);
  const told = witnesses.filter((witness) => key !== undefined && keysOf(witness)[key] !== null);
  const statuses = new Set(attempts.map((attempt) => keysOf(attempt).status));
  const newest = [...statuses].map((status) => told.find((witness) => keysOf(witness).status === status));
  const chosen = new Set([told[0], ...newest]);
  return told.filter((witness) => chosen.has(witness));
}

function requestFor(
  profile: Profile,
  means: Exclude<Means, 'list'>,
  baseUrl: string,
  keys: SentKeys,
): SafeRequest | undefined {
  if (means === 'filter') return buildFilterRequest(profile, baseUrl, keys);
  return keys.reference === null ? undefined : buildReadRequest(profile, baseUrl, keys.reference);
}

function readById(exchange: Exchange, profile: Profile, { reference }: SentKeys): Asked {
  if (endsLook(exchange, profile) || reference === null) return 'failed';
  const one = exchange.kind === 'answer' ? readOne(exchange, profile, reference) : 'unknown';
  if (one === 'missing') return [];
  return one === 'unknown' ? 'lost' : [one];
}

function readFiltered(exchange: Exchange, profile: Profile): Asked {
  if (endsLook(exchange, profile)) return 'failed';
  const filter = profile.lookUp?.filter;
  const page = filter === undefined ? undefined : readPage(exchange, profile, filter);
  return page === undefined || page.records.includes(null)
    ? 'lost'
    : page.records.filter((record) => record !== null);
}

/** Whether a record really carries what the filter asked for. */
function fits(record: ReadRecord, profile: Profile, keys: SentKeys): boolean {
  const filter = profile.lookUp?.filter;
  if (filter === undefined) return false;
  const key = filterKey(filter);
  return record[key]?.trim() === keys[key]?.trim();
}

/** What would meet the next request as well: nobody there, a key that may not, or a plea to wait. */
function endsLook(exchange: Exchange, profile: Profile): boolean {
  if (exchange.kind !== 'answer') return true;
  const { status } = exchange;
  return [401, 402, 403, 429].includes(status) || matchesAny(exchange, profile, profile.errors.wrongKey);
}
