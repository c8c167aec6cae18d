import type { Remote } from '../shared/model/remote.ts';
import { findProblemsAt, type Problem, readAround } from './find-problems.ts';
import type { Core } from './open-core.ts';
import { plainText } from './table.ts';

/** A product that was not put in line at a remote, and why. */
export type LeftOut = {
  readonly product: number;
  readonly productName: string;
  readonly remote: string;
  readonly problems: readonly Problem[];
};

const AT_ONCE = 200;
/** More are counted only: whoever mends them begins at the top. */
const MOST_FOUND = 1_000;
const MOST_TOLD = 20;

/** Those of some products that have problems at some remotes and do not stand in line there; the first thousand. */
export async function findLeftOut(
  core: Core,
  products: readonly number[],
  chosen: readonly Remote[],
): Promise<readonly LeftOut[]> {
  const around = await readAround(core);
  const found: LeftOut[] = [];
  for (let from = 0; from < products.length; from += AT_ONCE) {
    for (const row of await core.call('products.rows', { ids: products.slice(from, from + AT_ONCE) })) {
      for (const remote of chosen) {
        const standing = row.remotes.find(({ remoteId }) => remoteId === remote.id);
        if (standing?.readiness !== 'problems' || (await isInLine(core, row.id, remote, around.remotes)))
          continue;
        const problems = await findProblemsAt(core, row.id, { ...around, remote });
        found.push({ product: row.id, productName: row.name, remote: remote.name, problems });
        if (found.length === MOST_FOUND) return found;
      }
    }
  }
  return found;
}

/** By whichever remote of the account. */
async function isInLine(
  core: Core,
  product: number,
  { accountId }: Remote,
  remotes: readonly Remote[],
): Promise<boolean> {
  const rows = await core.call('sending.list', { product, limit: 100 });
  const accountOf = (id: number) => remotes.find((remote) => remote.id === id)?.accountId;
  return rows.some(({ state, remoteId }) => state === 'queued' && accountOf(remoteId) === accountId);
}

/** Each with its problems, one line for each of them. */
export function sayLeftOut(left: readonly LeftOut[]): readonly string[] {
  const more = left.length - MOST_TOLD;
  return [
    ...left
      .slice(0, MOST_TOLD)
      .flatMap(({ product, productName, remote, problems }) =>
        problems.map(({ field, message }) =>
          plainText(`  product ${product}, “${productName}”, at ${remote}: ${field}. ${message}`),
        ),
      ),
    ...(more > 0 ? [`  and ${more.toLocaleString('en')} more; --json names them`] : []),
  ];
}
