import type { Exchange } from '../../ports/http-client.ts';
import type { StoredScan } from '../../ports/look-store.ts';
import { sayStatus } from '../say-status.ts';
import type { Verdict } from './judge-look.ts';
import type { Means } from './means.ts';
import type { StrongFound } from './search.ts';

const MOST_IDS = 5;

/** What a look found out about one product, in a sentence or two, for its evidence. */
export function tellVerdict(verdict: Verdict, scan: StoredScan, means: Means): string {
  const seen = means === 'list' ? `list (${tellScan(scan)})` : `look-up (${tellAsking(scan)})`;
  switch (verdict.kind) {
    case 'there':
      return `Found in the ${seen} by its ${verdict.by === 'sku' ? 'SKU' : 'reference'}: ${verdict.id}.`;
    case 'hint':
      return `The ${seen} has ${tellFound(verdict.found)}.`;
    case 'alike':
      return `The ${seen} ${tellAlike(verdict.ids)}`;
    case 'absent':
      return means === 'list'
        ? `It is not there: two whole readings of the list, a minute or more apart, do not have it (${tellScan(scan)}).`
        : `It is not there: two look-ups, a minute or more apart, do not have it (${tellAsking(scan)}).`;
    case 'not-found':
      return `The ${seen} does not have it.${scan.witnessed || !scan.complete ? '' : ' Whether it would show it is not known.'}`;
  }
}

/** Such as: 212 products on 3 pages, read whole. */
export function tellScan({ records, pages, complete, detail }: StoredScan): string {
  const products = records === 1 ? '1 product' : `${records} products`;
  const on = pages > 1 ? ` on ${pages} pages` : '';
  return `${products}${on}, ${complete ? 'read whole' : (detail ?? 'not read whole')}`;
}

/** Such as: 3 requests, all answered. */
function tellAsking({ pages, complete }: StoredScan): string {
  const requests = pages === 1 ? '1 request' : `${pages} requests`;
  return `${requests}, ${complete ? 'all answered' : 'not all of them answered as they should'}`;
}

function tellFound({ by, ids }: StrongFound): string {
  const named = nameIds(ids);
  const what = by === 'sku' ? 'its SKU' : 'its reference';
  return ids.length > 1
    ? `${what} more than once: ${named}`
    : `${what} at ${named}, which may be another product’s`;
}

/** Why it is no proof, and how a person makes one of it. */
function tellAlike(ids: readonly string[]): string {
  const [have, it] = ids.length === 1 ? ['a product', 'it'] : ['products', 'them'];
  return `has ${have} that may be this one: ${nameIds(ids)}. Only the name is the same, or the SKU is written otherwise, or another product here has the id. Look at ${it} there: if this is the product, say that it is there, with its id.`;
}

function nameIds(ids: readonly string[]): string {
  const shown = ids.slice(0, MOST_IDS).join(', ');
  return ids.length > MOST_IDS ? `${shown} and ${ids.length - MOST_IDS} more` : shown;
}

/** Why a look came to nothing. */
export function tellFailure(exchange: Exchange, means: Means): string {
  if (means !== 'list') {
    return exchange.kind === 'answer'
      ? `It could not be looked up: ${sayStatus(exchange.status) ?? `the answer was ${exchange.status}`}.`
      : 'It could not be looked up: no answer came.';
  }
  if (exchange.kind !== 'answer') return 'The list could not be read: no answer came.';
  const { status, cut } = exchange;
  if (cut) return 'The list could not be read: it was cut off, or is too long.';
  return status >= 200 && status < 300
    ? 'The list could not be read: what came back was no list of products.'
    : `The list could not be read: ${sayStatus(status) ?? `it answered ${status}`}.`;
}
