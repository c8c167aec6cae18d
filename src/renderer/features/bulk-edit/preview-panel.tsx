import { Tabs } from '@mantine/core';
import type { Preview, PreviewTab } from '../../../shared/model/change.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { useLate } from '../../ui/use-late.ts';
import { actionOf, missingWords } from './bulk-draft.ts';
import classes from './bulk-edit.module.css';
import { showPreviewTab } from './bulk-steps.ts';
import { countTabRows, useBulkEdit } from './bulk-store.ts';
import { PreviewRows } from './preview-rows.tsx';

const TABS: readonly { readonly id: PreviewTab; readonly title: string; readonly none: string }[] = [
  { id: 'will-change', title: 'Will change', none: 'No product would change.' },
  { id: 'same', title: 'The same', none: 'Every product would change.' },
  { id: 'left-out', title: 'Left out', none: 'No product is left out.' },
];

/** What would happen, before it does. */
export function PreviewPanel() {
  const state = useBulkEdit();
  const slow = useLate(state.busy === 'preparing');
  const { preview, draft, tab } = state;
  if (preview === null) {
    if (actionOf(draft) === null) return <EmptyState text={missingWords(draft.kind)} />;
    return slow ? <EmptyState text="Preparing the preview…" /> : null;
  }
  const none = TABS.find(({ id }) => id === tab)?.none ?? '';
  return (
    <Tabs
      value={tab}
      onChange={(next) => void showPreviewTab((next ?? 'will-change') as PreviewTab)} // only TABS are offered
      className={classes['preview']}
    >
      <Tabs.List className={classes['tabs']}>
        {TABS.map(({ id, title }) => (
          <Tabs.Tab key={id} value={id}>
            {title} <span className={classes['count']}>{formatCount(countOf(preview, id))}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} className={classes['panel']}>
        {countTabRows(state) === 0 ? <EmptyState text={none} /> : <PreviewRows key={tab} />}
      </Tabs.Panel>
    </Tabs>
  );
}

function countOf(preview: Preview, tab: PreviewTab): number {
  return { 'will-change': preview.willChange, same: preview.same, 'left-out': preview.leftOut }[tab];
}
