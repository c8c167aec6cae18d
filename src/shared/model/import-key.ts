import type { Remote } from './remote.ts';
import type { ColumnTarget, ImportKey, ImportPlan } from './transfer.ts';

/** The column that rows are found by; -1 where none goes there. */
export function keyColumn(columns: readonly ColumnTarget[], key: ImportKey): number {
  return columns.findIndex((target) =>
    target.to === 'field' ? target.field === key : target.to !== 'custom-data' && target.to === key,
  );
}

/** What rows are best found by, once it is known where the columns go: the SKU where any of the first rows has one. */
export function chooseKey(
  columns: readonly ColumnTarget[],
  sample: readonly { readonly cells: readonly (string | null)[] }[],
): Exclude<ImportKey, 'product-id'> {
  const sku = keyColumn(columns, 'sku');
  if (sku >= 0 && sample.some(({ cells }) => (cells[sku] ?? '').trim() !== '')) return 'sku';
  return keyColumn(columns, 'remote-id') >= 0 ? 'remote-id' : 'name';
}

/** The same over what was suggested: an export of this very catalog is found by the ids in it, while a column goes there. */
export function chooseKeyAnew(
  suggested: ImportKey,
  columns: readonly ColumnTarget[],
  sample: Parameters<typeof chooseKey>[1],
): ImportKey {
  const isOwn = suggested === 'product-id' && keyColumn(columns, 'product-id') >= 0;
  return isOwn ? 'product-id' : chooseKey(columns, sample);
}

/** The remotes whose ids may be meant, one for each account; none where there is nothing to ask. */
export function remotesToAsk(
  { key }: Pick<ImportPlan, 'key'>,
  remotes: readonly Remote[],
): readonly Remote[] {
  if (key !== 'remote-id') return [];
  const usedFirst = remotes.toSorted((a, b) => Number(a.removedAt !== null) - Number(b.removedAt !== null));
  const accounts = usedFirst.map(({ accountId }) => accountId);
  const asked = usedFirst.filter(({ accountId }, at) => accounts.indexOf(accountId) === at);
  return asked.length < 2 ? [] : asked;
}

/** The one remote that a heading such as `Jani_ID` names; `null` where none or several are. */
export function findNamedRemote<R extends { readonly name: string }>(
  heading: string,
  remotes: readonly R[],
): R | null {
  const said = ` ${words(heading)} `;
  const [named = null, ...others] = remotes.filter(({ name }) => said.includes(` ${words(name)} `));
  return others.length === 0 ? named : null;
}

/** `jani id` of `Jani_ID`. */
function words(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
