import type { Readiness } from '../../../../shared/model/issue.ts';
import type { ProductRow } from '../../../../shared/model/query.ts';
import type { Standing, StoredRow } from '../ports/product-queries.ts';
import type { ChangedThere } from '../sending/changed-there.ts';

/**
 * What a person sees of a product at one remote. What waits but has problems can not go, so it says so; what is stored there
 * otherwise than it was sent says that before that it was edited here since.
 */
export function readReadiness(
  { state, problems, sentVersion, submissionId, differs }: Standing,
  version: number,
  changedThere: ChangedThere,
): Readiness {
  const edited = sentVersion !== null && version > sentVersion;
  switch (state) {
    case 'sent':
      if (differs) return 'differs';
      return edited && submissionId !== null && changedThere(submissionId) ? 'changed' : 'sent';
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

export function toProductRow({ standings, ...row }: StoredRow, changedThere: ChangedThere): ProductRow {
  const remotes = standings.map((standing) => ({
    remoteId: standing.remoteId,
    readiness: readReadiness(standing, row.version, changedThere),
    problems: standing.problems,
  }));
  return { ...row, remotes };
}
