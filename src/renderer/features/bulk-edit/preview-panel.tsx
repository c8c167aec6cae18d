import { Button, Tabs } from '@mantine/core';
import type { PreviewTab } from '../../../shared/model/change.ts';
import { t } from '../../i18n/t.ts';
import { CountTabs } from '../../ui/count-tabs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useLate } from '../../ui/use-late.ts';
import wide from '../../ui/wide-screen.module.css';
import classes from './bulk-edit.module.css';
import { leaveOutAll, readActions } from './bulk-steps.ts';
import { type BulkState, countTab, countTabRows, useBulkEdit } from './bulk-store.ts';
import { showPreviewTab } from './preview-reading.ts';
import { PreviewRows } from './preview-rows.tsx';

const TABS: readonly { readonly id: PreviewTab; readonly title: string; readonly none: string }[] = [
  { id: 'will-change', title: t`Will change`, none: t`Nothing would change.` },
  { id: 'same', title: t`The same`, none: t`Everything would change.` },
  { id: 'left-out', title: t`Left out`, none: t`Nothing is left out.` },
  { id: 'problems', title: t`Problems`, none: t`There are no problems.` },
];

/** What would happen, before it does. */
export function PreviewPanel() {
  const state = useBulkEdit();
  const slow = useLate(state.busy === 'preparing');
  const { preview, tab } = state;
  if (preview === null) {
    const missing = sayMissing(state);
    if (missing !== null) return <EmptyState text={missing} />;
    return slow ? <EmptyState text={t`Preparing the preview…`} /> : null;
  }
  const none =
    (tab === 'will-change' && sayNotFound(state)) || (TABS.find(({ id }) => id === tab)?.none ?? '');
  return (
    <Tabs
      value={tab}
      onChange={(next) => void showPreviewTab((next ?? 'will-change') as PreviewTab)} // only TABS are offered
      className={wide['panel']}
    >
      <div className={wide['tabLine']}>
        <CountTabs tabs={TABS} countOf={(id) => countTab(preview, id)} className={classes['tabs']} />
        {tab === 'will-change' && preview.willChange > 0 && (
          <Button
            variant="subtle"
            disabled={state.busy !== null}
            onClick={() => void leaveOutAll(true)}
          >{t`Leave all out`}</Button>
        )}
        {tab === 'left-out' && preview.leftOut > 0 && (
          <Button
            variant="subtle"
            disabled={state.busy !== null}
            onClick={() => void leaveOutAll(false)}
          >{t`Take all in`}</Button>
        )}
      </div>
      <Tabs.Panel value={tab} className={wide['panel']}>
        {countTabRows(state) === 0 ? <EmptyState text={none} /> : <PreviewRows key={tab} />}
      </Tabs.Panel>
    </Tabs>
  );
}

/** Why nothing would change where nothing was found; `null` where it was. */
function sayNotFound({ preview, mode, find }: BulkState): string | null {
  if (mode !== 'find' || preview?.hits?.found !== 0) return null;
  return find.pattern
    ? t`Nothing was found. A pattern finds at least one character; Bulk edit adds text at the start or the end.`
    : t`Nothing was found.`;
}

/** What is still to be typed before there is something to preview. */
function sayMissing({ mode, actions, find }: BulkState): string | null {
  if (mode === 'find') {
    if (find.find === '') return t`Type what to find.`;
    return find.fields.length === 0 ? t`Choose a field to look in.` : null;
  }
  const read = readActions(actions);
  return mode === 'actions' && typeof read === 'string' ? read : null;
}
