import { Button, Tabs } from '@mantine/core';
import type { ImportTab } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { CountTabs } from '../../ui/count-tabs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextAction } from '../../ui/text-action.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { useLostFocus } from '../../ui/use-lost-focus.ts';
import wide from '../../ui/wide-screen.module.css';
import classes from './import.module.css';
import { ImportRows } from './import-rows.tsx';
import { prepareImport } from './import-steps.ts';
import { countSeen, countTab, useImport } from './import-store.ts';
import { sayNotes, TABS } from './import-words.ts';
import { sayLeftOut } from './left-out-columns.ts';
import { PreviewFoot } from './preview-foot.tsx';
import { leaveOutAll, showRows } from './preview-reading.ts';
import { RepairGroups } from './repair-groups.tsx';

/** What every row would do, and what keeps others from coming in. */
export function ImportPreviewStep({ onApply }: { readonly onApply: () => void }) {
  const state = useImport();
  const { preview, tab, busy, told, look, plan } = state;
  const first = useInitialFocus<HTMLButtonElement>();
  // What had the focus may be gone with the problem that it mended.
  useLostFocus(first, busy === null ? preview : null);
  if (preview === null) return null;
  const groups = tab === 'problems' ? preview.problems : tab === 'skipped' ? preview.skipped : [];
  const left = look && plan && sayLeftOut(look, plan);
  const notes = [...sayNotes(preview), ...(left === null ? [] : [left])];
  const none = TABS.find(({ id }) => id === tab)?.none ?? '';
  return (
    <>
      {(notes.length > 0 || told !== null) && (
        <div className={classes['said']} data-selectable>
          {told !== null && (
            <p className={classes['toldNow']}>
              {told} {t`Other rows are as they were.`}
              <TextAction
                within
                label={t`Take it back: check every row again`}
                onRun={() => void prepareImport()}
              />
            </p>
          )}
          {notes.length > 0 && <p>{notes.join(' ')}</p>}
        </div>
      )}
      <Tabs
        value={tab}
        // Only TABS are offered.
        onChange={(next) => void showRows({ tab: (next ?? 'create') as ImportTab, repair: null })}
        className={wide['panel']}
      >
        <div className={wide['tabLine']}>
          <CountTabs
            tabs={TABS}
            countOf={(id) => countTab(preview, id)}
            open={tab}
            ref={first}
            className={classes['tabs']}
          />
          {(tab === 'create' || tab === 'update') && preview.counts.create + preview.counts.update > 0 && (
            <Button variant="subtle" onClick={() => void leaveOutAll(true)}>{t`Leave all out`}</Button>
          )}
          {tab === 'left-out' && preview.counts.leftOut > 0 && (
            <Button variant="subtle" onClick={() => void leaveOutAll(false)}>{t`Take all in`}</Button>
          )}
        </div>
        <Tabs.Panel value={tab} className={wide['panel']}>
          {countSeen(state) === 0 ? (
            <EmptyState text={none} />
          ) : (
            <div className={classes['found']} data-grouped={groups.length > 0 || undefined}>
              {groups.length > 0 && <RepairGroups groups={groups} />}
              <ImportRows key={`${preview.id} ${tab} ${state.repair}`} />
            </div>
          )}
        </Tabs.Panel>
      </Tabs>
      <PreviewFoot onApply={onApply} />
    </>
  );
}
