import type { CatalogState } from '../../../shared/contract/shell.ts';
import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { countOf } from '../../ui/format.ts';
import { useLate } from '../../ui/use-late.ts';

type Props = { readonly state: Extract<CatalogState, { kind: 'closing' }> };

const LATE_MS = 300;

/** While a catalog closes, or the program with it; most are closed before this is seen. */
export function ClosingCatalog({ state: { name, sends } }: Props) {
  const late = useLate(true, LATE_MS);
  if (!late) return null;
  const text =
    sends > 0 ? t`Finishing ${countOf(sends, 'send')}: ten seconds at most…` : t`Closing “${name}”…`;
  return <EmptyState text={text} />;
}
