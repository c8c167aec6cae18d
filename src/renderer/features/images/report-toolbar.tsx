import { Button, CloseButton, Menu } from '@mantine/core';
import { IconChevronDown, IconFileExport, IconRefresh } from '@tabler/icons-react';
import type { ImageReport } from '../../../shared/model/link-check.ts';
import type { Scope } from '../../../shared/model/query.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { countOf } from '../../ui/format.ts';
import { JobBar } from '../../ui/job-bar.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { Spacer, Toolbar } from '../../ui/pane.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useLate } from '../../ui/use-late.ts';
import { useNow } from '../../ui/use-now.ts';
import { exportReport } from './export-report.ts';
import classes from './report.module.css';
import { cancelCheck, checkLinks } from './report-checking.ts';
import { useImageReport } from './report-store.ts';
import { sayAge, sayCheck } from './report-words.ts';

/** Products whose images can be looked at. */
export type CheckScope = {
  /** `All products`, `12 selected`. */
  readonly label: string;
  readonly read: () => Promise<Scope | null>;
};

type Props = {
  /** The first is all products. */
  readonly scopes: readonly CheckScope[];
  readonly report: ImageReport | null;
};

/** What the report is about, and what makes it better. */
export function ReportToolbar({ report, scopes }: Props) {
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

/** How far a look at addresses is, then what came of it, or why something could not be done. */
export function CheckBar() {
  const { checking, progress, counts, refusal } = useImageReport();
  const slow = useLate(checking);
  const words = { looking: t`Looking at the addresses of images` };
  if (slow) {
    return (
      <NoticeBar>
        <JobBar progress={progress} label={words.looking} words={words} onCancel={cancelCheck} />
      </NoticeBar>
    );
  }
  if (counts === null && refusal === null) return null;
  const close = (
    <CloseButton
      size={24}
      aria-label={t`Close message`}
      onClick={() => useImageReport.setState({ counts: null, refusal: null })}
    />
  );
  return (
    <NoticeBar action={close}>
      <ProblemText problem={refusal} />
      {counts !== null && refusal === null && sayCheck(counts)}
    </NoticeBar>
  );
}

async function save(report: ImageReport): Promise<void> {
  const saved = await exportReport(report);
  if (saved === 'saved') showToast({ text: t`The report was saved.` });
  else if (saved !== 'cancelled') useImageReport.setState({ refusal: saved });
}
