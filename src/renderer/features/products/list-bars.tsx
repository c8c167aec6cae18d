import { Button } from '@mantine/core';
import { t } from '../../i18n/t.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import classes from './product-list.module.css';
import type { RowsState } from './rows-store.ts';

/** What is to be said about the list as a whole: above its rows, or over their end where it comes by itself. */
export function ListBars({ rows, onRefresh }: { readonly rows: RowsState; readonly onRefresh: () => void }) {
  if (rows.problem) {
    return (
      <NoticeBar action={<Button onClick={onRefresh}>{t`Try again`}</Button>}>
        <ProblemText problem={rows.problem} />
      </NoticeBar>
    );
  }
  if (!rows.outOfDate) return null;
  return (
    <div className={classes['over']}>
      <NoticeBar
        action={<Button onClick={onRefresh} rightSection={<Kbd keys="F5" />}>{t`Refresh`}</Button>}
      >{t`This list is out of date.`}</NoticeBar>
    </div>
  );
}
