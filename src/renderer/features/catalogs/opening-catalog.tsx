import type { CatalogState } from '../../../shared/contract/shell.ts';
import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useLate } from '../../ui/use-late.ts';

type Opening = Extract<CatalogState, { kind: 'opening' }>;

/** While a catalog opens; most are open before this is seen. */
export function OpeningCatalog({ state }: { readonly state: Opening }) {
  return useLate(true) ? <EmptyState text={sayOpening(state)} /> : null;
}

function sayOpening({ name, update }: Opening): string {
  switch (update) {
    case null:
      return t`Opening “${name}”…`;
    case 'backing-up':
      return t`Opening “${name}”… It was last used by an older version of Offshelf: a backup is made first.`;
    case 'updating':
      return t`Opening “${name}”… Its backup is made, and it is brought up to date now. A large catalog takes a while.`;
  }
}
