import { Button, Tabs } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ImageGroup, ImageReport as Report } from '../../../shared/model/link-check.ts';
import { onTopics } from '../../bridge/topics.ts';
import { CommandButton } from '../../commands/command-button.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { rescueFocus } from '../../ui/focus-main.ts';
import { formatCount } from '../../ui/format.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useLate } from '../../ui/use-late.ts';
import classes from './report.module.css';
import type { ReportActions } from './report-fixes.ts';
import { ReportHead } from './report-head.tsx';
import { AllowedHosts, AllowHostDialog } from './report-hosts.tsx';
import { followChange, leaveReport, makeReport, showGroup } from './report-reading.ts';
import { ReportRows } from './report-rows.tsx';
import { useImageReport } from './report-store.ts';
import { CheckBar, type CheckScope, ReportToolbar } from './report-toolbar.tsx';
import { GROUPS, wordsOf } from './report-words.ts';

type Props = {
  /** The first is all products. */
  readonly scopes: readonly CheckScope[];
  readonly actions: ReportActions;
};

/** What is wrong with the images of the catalog, in groups, and what can be done about each. */
export function ImageReport({ scopes, actions }: Props) {
  const report = useImageReport((state) => state.report);
  const problem = useImageReport((state) => state.problem);
  const slow = useLate(report === null);
  useEffect(() => {
    void makeReport();
    const stop = onTopics(['products'], followChange);
    return () => {
      stop();
      leaveReport();
    };
  }, []);
  useCommand('view.refresh', { enabled: true, run: makeReport });
  return (
    <>
      <ReportToolbar report={report} scopes={scopes} />
      <CheckBar />
      {problem !== null && (
        <NoticeBar action={<Button onClick={() => void makeReport()}>{t`Try again`}</Button>}>
          <ProblemText problem={problem} />
        </NoticeBar>
      )}
      {report === null ? (
        slow && problem === null && <EmptyState text={t`Looking through the products…`} />
      ) : report.products === 0 ? (
        <EmptyState
          text={t`This catalog has no products yet.`}
          action={<CommandButton id="product.new" variant="filled" />}
        />
      ) : (
        <Groups report={report} actions={actions} />
      )}
    </>
  );
}

type GroupsProps = { readonly report: Report; readonly actions: ReportActions };

function Groups({ report, actions }: GroupsProps) {
  const group = useImageReport((state) => state.group);
  const [allowing, setAllowing] = useState<string | null>(null);
  const count = report.groups[group];
  // What was looked for before it may have had the focus.
  useEffect(rescueFocus, []);
  return (
    <Tabs
      orientation="vertical"
      value={group}
      onChange={(next) => void showGroup((next ?? 'broken') as ImageGroup)} // only GROUPS are offered
      className={classes['report']}
      classNames={{ tabLabel: classes['group'] ?? '' }}
    >
      <div className={classes['side']}>
        <Tabs.List className={classes['groups']} aria-label={t`What is wrong`}>
          {GROUPS.map(({ id, title, icon: Icon, tone }) => (
            <Tabs.Tab
              key={id}
              value={id}
              data-pane-focus={id === group || undefined}
              data-none={report.groups[id] === 0 || undefined}
              leftSection={
                <span className={classes['icon']} data-tone={report.groups[id] > 0 ? tone : 'quiet'}>
                  <Icon size={16} stroke={1.75} />
                </span>
              }
              rightSection={<span className={classes['count']}>{formatCount(report.groups[id])}</span>}
            >
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <AllowedHosts />
      </div>
      <Tabs.Panel value={group} className={classes['panel']}>
        {count === 0 ? (
          <EmptyState text={wordsOf(group).none} />
        ) : (
          <>
            <ReportHead group={group} count={count} actions={actions} />
            <ReportRows key={group} count={count} onOpen={actions.onOpen} onAllow={setAllowing} />
          </>
        )}
      </Tabs.Panel>
      <AllowHostDialog host={allowing} onClose={() => setAllowing(null)} />
    </Tabs>
  );
}
