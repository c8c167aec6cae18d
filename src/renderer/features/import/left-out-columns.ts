import type { ImportLook, ImportPlan } from '../../../shared/model/transfer.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';

type LeftOut = { readonly at: number; readonly name: string };

/** The columns that go nowhere though something stands in them, as far as the first rows tell. */
export function findLeftOut({ headings, sample }: ImportLook, plan: ImportPlan): readonly LeftOut[] {
  return headings.flatMap((heading, at) => {
    const isFull = sample.some(({ cells }) => (cells[at] ?? '').trim() !== '');
    const isLeft = (plan.columns[at] ?? { to: 'ignore' }).to === 'ignore';
    return isLeft && isFull ? [{ at, name: heading.trim() || t`Column ${at + 1}` }] : [];
  });
}

/** So many are named. */
const NAMED = 4;

/** Names them, so that nothing of a file is missing unseen; `null` where all of it comes in. */
export function sayLeftOut(look: ImportLook, plan: ImportPlan): string | null {
  const left = findLeftOut(look, plan);
  if (left.length === 0) return null;
  const names = left.slice(0, NAMED).map(({ name }) => `“${name.slice(0, 40)}”`);
  const others = left.length - names.length;
  const shown = others > 0 ? t`${names.join(', ')} and ${formatCount(others)} more` : names.join(', ');
  const columns = countOf(left.length, 'column');
  return plural(
    left.length,
    s`${columns} does not come in: ${shown}.`,
    s`${columns} do not come in: ${shown}.`,
  );
}
