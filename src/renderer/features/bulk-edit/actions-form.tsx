import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { t } from '../../i18n/t.ts';
import { ActionCard } from './action-card.tsx';
import { addAction } from './bulk-steps.ts';
import { useBulkEdit } from './bulk-store.ts';
import { RecipeBar } from './recipe-bar.tsx';

const MOST_ACTIONS = 20;

/** The actions, done in turn as one change. */
export function ActionsForm() {
  const actions = useBulkEdit((state) => state.actions);
  return (
    <>
      <RecipeBar />
      {actions.map((action, at) => (
        <ActionCard key={action.key} action={action} number={at + 1} only={actions.length === 1} />
      ))}
      <Button
        leftSection={<IconPlus size={14} stroke={2} />}
        disabled={actions.length >= MOST_ACTIONS}
        onClick={addAction}
      >{t`Add another action`}</Button>
    </>
  );
}
