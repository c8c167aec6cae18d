import { Button, Group } from '@mantine/core';
import { useEffect } from 'react';
import type { ListQuery, ViewId } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { CommandButton } from '../../commands/command-button.tsx';
import { runCommand } from '../../commands/command-store.ts';
import { useCommandState } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { rescueFocus } from '../../ui/focus-main.ts';
import { formatCount } from '../../ui/format.ts';
import { useEmptyPaste } from './use-empty-paste.ts';

const NOTHING_IN: Readonly<Record<Exclude<ViewId, 'all'>, string>> = {
  unsent: t`No product here is unsent.`,
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
  useEmptyPaste(query.view !== 'trash');
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
  if (query.view === 'all') return <NoProducts />;
  return (
    <EmptyState
      text={NOTHING_IN[query.view]}
      action={<Button onClick={() => runCommand('view.all')}>{t`Show all products`}</Button>}
    />
  );
}

/** A catalog without products: a new one, or one whose products are all in the trash, as after an import was undone. */
function NoProducts() {
  const trashed = useAnswer(offshelf().products.counts, {}, ['products']).value?.trash;
  const redo = useCommandState('edit.redo');
  if (trashed === undefined) return null;
  if (trashed === 0) {
    return (
      <EmptyState
        text={t`This catalog has no products yet.`}
        action={
          <Group gap="sm">
            <CommandButton id="product.new" variant="filled" />
            <CommandButton id="import.open" />
          </Group>
        }
      />
    );
  }
  const where =
    trashed === 1
      ? t`The only product is in the trash.`
      : t`All ${formatCount(trashed)} products are in the trash.`;
  if (redo !== true) {
    return (
      <EmptyState
        text={where}
        action={<Button onClick={() => runCommand('view.trash')}>{t`Show the trash`}</Button>}
      />
    );
  }
  return (
    <EmptyState
      text={`${where} ${t`What was done last is undone.`}`}
      action={<CommandButton id="edit.redo" />}
    />
  );
}
