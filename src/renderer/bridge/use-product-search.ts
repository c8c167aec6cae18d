import { EVERY_PRODUCT } from '../../shared/model/every-product.ts';
import type { ListQuery, ProductRow } from '../../shared/model/query.ts';
import { offshelf } from './offshelf.ts';
import { useAnswer } from './use-answer.ts';

const SHOWN = 20;

/** The first products that match a few letters, those that were changed last before the others. */
export function useProductSearch(search: string): readonly ProductRow[] {
  const query = {
    ...EVERY_PRODUCT,
    search,
    sorts: [{ field: 'updated', direction: 'desc' }],
  } satisfies ListQuery;
  const list = useAnswer(offshelf().products.list, query).value;
  const page = list && list.total > 0 ? { snapshot: list.id, from: 0, count: SHOWN } : null;
  return useAnswer(offshelf().products.page, page).value ?? [];
}
