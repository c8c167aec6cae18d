import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { ListQuery, ViewId } from '../../../shared/model/query.ts';
import { CommandButton } from '../../commands/command-button.tsx';
import { runCommand } from '../../commands/command-store.ts';
import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { rescueFocus } from '../../ui/focus-main.ts';

const NOTHING_IN: Readonly<Record<Exclude<ViewId, 'all'>, string>> = {
  unsent: t`Everything here was sent.`,
  problems: t`No product has a problem.`,
  waiting: t`Nothing is waiting to be sent.`,
  'not-accepted': t`No remote refused a product.`,
  unsure: t`No outcome is unsure.`,
  trash: t`The trash is empty.`,
};

type Props = { readonly query: ListQuery; readonly onClearSearch: () => void };

/** What stands where no row is. */
export function ListEmpty({ query, onClearSearch }: Props) {
  useEffect(rescueFocus, []);
  if (query.search.trim() !== '') {
    return (
      <EmptyState
        text={t`Nothing here matches “${query.search.trim()}”.`}
        action={<Button onClick={onClearSearch}>{t`Clear the search`}</Button>}
      />
    );
  }
  if (query.filter !== null) {
    return (
      <EmptyState
        text={t`No product here is as the filters want it.`}
        action={<Button onClick={() => runCommand('filter.clear')}>{t`Clear the filters`}</Button>}
      />
    );
  }
  if (query.view === 'all') {
    return (
      <EmptyState
        text={t`This catalog has no products yet.`}
        action={<CommandButton id="product.new" variant="filled" />}
      />
    );
  }
  return (
    <EmptyState
      text={NOTHING_IN[query.view]}
      action={<Button onClick={() => runCommand('view.all')}>{t`Show all products`}</Button>}
    />
  );
}
