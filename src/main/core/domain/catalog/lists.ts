import type { ListQuery } from '../../../../shared/model/query.ts';
import { Failure } from '../failure.ts';
import type { Breathe, ListBuilder, Pace } from '../ports/list-builder.ts';
import { type CallOff, createCallOff, NEVER_CALLED_OFF } from './call-off.ts';

/** Builds a list in the long reader; `null` where that ended before it was done. */
export type BuildFar = (query: ListQuery, callOff: CallOff) => Promise<Uint32Array | null>;

export type Lists = {
  /** @throws Failure `cancelled` when it was stopped or another list took its ticket */
  readonly build: (query: ListQuery, ticket: string | undefined) => Promise<Uint32Array>;
  readonly stop: (ticket: string) => void;
  /** From now on, what may have to look at every product is built there. */
  readonly buildLongOnes: (far: BuildFar) => void;
};

/** True where a list is found by indexes alone; everything else may have to look at every product. */
export function isIndexed({ view, search, descriptions, filter, sorts }: ListQuery): boolean {
  if (view !== 'all') return false;
  return filter === null && sorts.length === 1 && !(descriptions && search.trim() !== '');
}

/** Lets others go first, and ends the work once it is called off. */
export function paceBy(breathe: Breathe, { isOff }: CallOff): Pace {
  return async () => {
    if (isOff()) throw new Failure('cancelled', 'Nobody waits for this any more.');
    await breathe();
    if (isOff()) throw new Failure('cancelled', 'Nobody waits for this any more.');
  };
}

/** Builds lists, and ends the building of those that nobody waits for any more. */
export function createLists(builder: Pick<ListBuilder, 'build'>, breathe: Breathe): Lists {
  const newest = new Map<string, CallOff & { readonly callOff: () => void }>();
  let far: BuildFar | null = null;
  const build = async (query: ListQuery, callOff: CallOff) => {
    const found = isIndexed(query) ? null : await far?.(query, callOff);
    return found ?? (await builder.build(query, paceBy(breathe, callOff)));
  };
  return {
    build: async (query, ticket) => {
      if (ticket === undefined) return await build(query, NEVER_CALLED_OFF);
      newest.get(ticket)?.callOff();
      const mine = createCallOff();
      newest.set(ticket, mine);
      try {
        return await build(query, mine);
      } finally {
        if (newest.get(ticket) === mine) newest.delete(ticket);
      }
    },
    stop: (ticket) => newest.get(ticket)?.callOff(),
    buildLongOnes: (there) => {
      far = there;
    },
  };
}
