import type { Facts, Mark, Stand, Stands } from './power-cut-facts.ts';
import type { Step } from './write-log.ts';

/** One value after another of a fact, each with the step after which it was acknowledged. */
type History = readonly { readonly at: number; readonly value: string | null }[];

/** What the program said in a log, so that an image of any moment of it can be held against that. */
export type Promises = {
  readonly facts: ReadonlyMap<string, History>;
  readonly stands: ReadonlyMap<string, readonly { readonly at: number; readonly stand: Stand }[]>;
  readonly left: readonly { readonly at: number; readonly url: string; readonly hash: string }[];
};

export function collectPromises(steps: readonly Step[]): Promises {
  const facts = new Map<string, { at: number; value: string | null }[]>();
  const stands = new Map<string, { at: number; stand: Stand }[]>();
  const left: { at: number; url: string; hash: string }[] = [];
  for (const [at, step] of steps.entries()) {
    if (step.kind !== 'said') continue;
    const mark = JSON.parse(step.text) as Mark; // said by the scenario
    if (mark.kind === 'left') left.push({ at, ...mark });
    else {
      for (const [key, value] of Object.entries(mark.facts)) append(facts, key, { at, value });
      for (const [key, stand] of Object.entries(mark.stands)) append(stands, key, { at, stand });
    }
  }
  return { facts, stands, left };
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

/**
 * What of the facts is older than what had been acknowledged before the cut, or was never said at all. Newer than
 * acknowledged is fine: the commit was there, only the word was not.
 */
export function findLostFacts(promises: Promises, cut: number, found: Facts): readonly string[] {
  const wrong = [...promises.facts].flatMap(([key, history]) => {
    const value = found[key] ?? null;
    const acknowledged = history.findLastIndex(({ at }) => at < cut);
    const allowed = history.slice(Math.max(0, acknowledged)).map((said) => said.value);
    if (acknowledged < 0) allowed.push(null);
    return allowed.includes(value) ? [] : [`${key} is not as it was acknowledged`];
  });
  const unknown = Object.keys(found).filter((key) => !promises.facts.has(key));
  return [...wrong, ...unknown.map((key) => `${key} was never said to be there`)];
}

/** The submissions that are further back than acknowledged, or stand otherwise at the same point. */
export function findLostStands(promises: Promises, cut: number, found: Stands): readonly string[] {
  return [...promises.stands].flatMap(([id, history]) => {
    const said = history.findLast(({ at }) => at < cut)?.stand;
    const stand = found[id];
    if (said === undefined || (stand !== undefined && stand.progress > said.progress && !undone(said, stand)))
      return [];
    if (stand !== undefined && JSON.stringify(stand) === JSON.stringify(said)) return [];
    return [`submission ${id} was acknowledged as ${said.state} and is ${stand?.state ?? 'not there'}`];
  });
}

/** States that nothing follows. */
const LAST = ['sent', 'cancelled', 'discarded', 'superseded'];

function undone(said: Stand, found: Stand): boolean {
  return LAST.includes(said.state) && (found.state !== said.state || found.record !== said.record);
}

/** The requests that had left before the cut and have no attempt in the image: each may leave once more (S4). */
export function findForgottenRequests(
  promises: Promises,
  cut: number,
  attempts: ReadonlyMap<string, number>,
): readonly string[] {
  const left = new Map<string, number>();
  for (const { url, hash } of promises.left.filter(({ at }) => at < cut))
    left.set(`${hash} ${url}`, (left.get(`${hash} ${url}`) ?? 0) + 1);
  return [...left].flatMap(([request, count]) => {
    const written = attempts.get(request) ?? 0;
    return written >= count
      ? []
      : [`a request left ${count} times, and ${written} attempts are written down`];
  });
}

/** True when something had been acknowledged before the cut, so that there has to be a catalog. */
export function isPromised(promises: Promises, cut: number): boolean {
  return [...promises.facts.values()].some((history) => history.some(({ at }) => at < cut));
}
