import type { Exchange } from '../../ports/http-client.ts';
import type { StoredScan } from '../../ports/look-store.ts';
import type { Verdict } from './judge-look.ts';
import type { StrongFound } from './search.ts';

const MOST_IDS = 5;

/** What a look found out about one product, in a sentence or two, for its evidence. */
export function tellVerdict(verdict: Verdict, scan: StoredScan): string {
  switch (verdict.kind) {
    case 'there':
      return `Found in the list (${tellScan(scan)}) by its ${verdict.by === 'sku' ? 'SKU' : 'reference'}: ${verdict.id}.`;
    case 'hint':
      return `The list (${tellScan(scan)}) has ${tellFound(verdict.found)}.`;
    case 'alike':
      return `The list (${tellScan(scan)}) has something like it at ${nameIds(verdict.ids)}: the same name, its SKU written otherwise, or what was taken for another product. That proves nothing.`;
    case 'absent':
      return `It is not there: two whole readings of the list, a minute or more apart, do not have it (${tellScan(scan)}).`;
    case 'not-found':
      return `The list (${tellScan(scan)}) does not have it.${scan.witnessed || !scan.complete ? '' : ' Whether it would show it is not known.'}`;
  }
}

/** Such as: 212 products on 3 pages, read whole. */
function tellScan({ records, pages, complete }: StoredScan): string {
  const products = records === 1 ? '1 product' : `${records} products`;
  const on = pages > 1 ? ` on ${pages} pages` : '';
  return `${products}${on}, ${complete ? 'read whole' : 'not read whole'}`;
}

function tellFound({ by, ids }: StrongFound): string {
  const named = nameIds(ids);
  const what = by === 'sku' ? 'its SKU' : 'its reference';
  return ids.length > 1
    ? `${what} more than once: ${named}`
    : `${what} at ${named}, which may be another product’s`;
}

function nameIds(ids: readonly string[]): string {
  const shown = ids.slice(0, MOST_IDS).join(', ');
  return ids.length > MOST_IDS ? `${shown} and ${ids.length - MOST_IDS} more` : shown;
}

/** Why a list could not be read. */
export function tellFailure(exchange: Exchange): string {
  if (exchange.kind !== 'answer') return 'The list could not be read: no answer came.';
  const { status, cut } = exchange;
  if (cut) return 'The list could not be read: it was cut off, or is too long.';
  return status >= 200 && status < 300
    ? 'The list could not be read: what came back was no list of products.'
    : `The list could not be read: it answered ${status}.`;
}
