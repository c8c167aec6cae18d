import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useLate } from '../../ui/use-late.ts';

/** While a catalog opens; most are open before this is seen. */
export function OpeningCatalog({ name }: { readonly name: string }) {
  return useLate(true) ? <EmptyState text={t`Opening “${name}”…`} /> : null;
}
