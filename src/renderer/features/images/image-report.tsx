import { Button, CloseButton, Menu, Tabs } from '@mantine/core';
import { IconChevronDown, IconFileExport, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ImageGroup, ImageReport as Report } from '../../../shared/model/link-check.ts';
import type { Scope } from '../../../shared/model/query.ts';
import { onTopics } from '../../bridge/topics.ts';
import { CommandButton } from '../../commands/command-button.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { rescueFocus } from '../../ui/focus-main.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { JobBar } from '../../ui/job-bar.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { Spacer, Toolbar } from '../../ui/pane.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useLate } from '../../ui/use-late.ts';
import { useNow } from '../../ui/use-now.ts';
import { exportReport } from './export-report.ts';
import classes from './report.module.css';
import type { ReportActions } from './report-fixes.ts';
import { ReportHead } from './report-head.tsx';
import { AllowedHosts, AllowHostDialog } from './report-hosts.tsx';
import { ReportRows } from './report-rows.tsx';
import { cancelCheck, checkLinks, followChange, leaveReport, makeReport, showGroup } from './report-steps.ts';
import { useImageReport } from './report-store.ts';
import { GROUPS, sayAge, sayCheck, wordsOf } from './report-words.ts';

/** Products whose images can be looked at. */
export type CheckScope = {
  /** `All products`, `12 selected`. */
  readonly label: string;
  readonly read: () => Promise<Scope | null>;
};

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

type ToolbarProps = Pick<Props, 'scopes'> & { readonly report: Report | null };

function ReportToolbar({ report, scopes }: ToolbarProps) {
  const now = useNow();
  const age = report && sayAge(report, now);
  return (
    <Toolbar label={t`Image report`}>
      <h2>{t`Image report`}</h2>
      {report !== null && (
        <span className={classes['quiet']}>
          {countOf(report.products, 'product')}
          {age && ' · '}
          {age && <span data-tone={age.old ? 'hint' : undefined}>{age.text}</span>}
        </span>
      )}
      <Spacer />
      <Button
        leftSection={<IconFileExport size={16} stroke={1.75} aria-hidden />}
        {...blocked(report === null)}
        onClick={() => report && void save(report)}
      >{t`Export…`}</Button>
      <CheckButton scopes={scopes} />
    </Toolbar>
  );
}

/** Looks at the addresses of all products, or of those that the list has. */
function CheckButton({ scopes }: Pick<Props, 'scopes'>) {
  const checking = useImageReport((state) => state.checking);
  const [all, ...others] = scopes;
  return (
    <Menu position="bottom-end" width={280} portalProps={{ target: 'main' }} disabled={checking}>
      <Menu.Target>
        <Button
          variant="filled"
          {...blocked(checking)}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >{t`Check links`}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {all && <Menu.Item onClick={() => void check(all, false)}>{all.label}</Menu.Item>}
        {others.length > 0 && <Menu.Label>{t`Of the list of products`}</Menu.Label>}
        {others.map((scope) => (
          <Menu.Item key={scope.label} onClick={() => void check(scope, false)}>
            {scope.label}
          </Menu.Item>
        ))}
        {all && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconRefresh size={16} aria-hidden />}
              onClick={() => void check(all, true)}
            >{t`All again, also those of today`}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

async function check(scope: CheckScope, again: boolean): Promise<void> {
  const products = await scope.read();
  if (products !== null) await checkLinks(products, again);
}

/** How far a look at addresses is, then what came of it. */
function CheckBar() {
  const { checking, progress, counts } = useImageReport();
  const slow = useLate(checking);
  const words = { looking: t`Looking at the addresses of images` };
  if (slow) {
    return (
      <NoticeBar>
        <JobBar progress={progress} label={words.looking} words={words} onCancel={cancelCheck} />
      </NoticeBar>
    );
  }
  if (counts === null) return null;
  const close = (
    <CloseButton
      size={24}
      aria-label={t`Close message`}
      onClick={() => useImageReport.setState({ counts: null })}
    />
  );
  return <NoticeBar action={close}>{sayCheck(counts)}</NoticeBar>;
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

async function save(report: Report): Promise<void> {
  const saved = await exportReport(report);
  if (saved === 'saved') showToast({ text: t`The report was saved.` });
  else if (saved !== 'cancelled') useImageReport.setState({ problem: saved });
}
