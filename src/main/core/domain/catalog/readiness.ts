import type { Readiness } from '../../../../shared/model/issue.ts';
import type { ProductRow } from '../../../../shared/model/query.ts';
import type { Standing, StoredRow } from '../ports/product-queries.ts';

/** What a person sees of a product at one remote. What waits but has problems can not go, so it says so. */
export function readReadiness({ state, problems, sentVersion }: Standing, version: number): Readiness {
  switch (state) {
    case 'sent':
      return sentVersion !== null && version > sentVersion ? 'changed' : 'sent';
    case 'sending':
    case 'rejected':
    case 'unsure':
      return state;
    case 'queued':
      return problems > 0 ? 'problems' : 'waiting';
    case 'cancelled':
    case 'discarded':
    case 'superseded':
    case null:
      return problems > 0 ? 'problems' : 'ready';
  }
}

export function toProductRow({ standings, ...row }: StoredRow): ProductRow {
  const remotes = standings.map((standing) => ({
    remoteId: standing.remoteId,
    readiness: readReadiness(standing, row.version),
    problems: standing.problems,
  }));
  return { ...row, remotes };
}
