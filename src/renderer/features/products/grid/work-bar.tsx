import { Button } from '@mantine/core';
import { t } from '../../../i18n/t.ts';
import { formatCount } from '../../../ui/format.ts';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import { useLate } from '../../../ui/use-late.ts';
import { useGridWork } from './grid-work.ts';
import classes from './product-grid.module.css';

/** How far the preparing of many cells is, once it takes a while. */
export function WorkBar() {
  const { running, cancel } = useGridWork();
  const late = useLate(running !== null);
  if (running === null || !late) return null;
  return (
    <div className={classes['work']}>
      <NoticeBar
        action={<Button onClick={cancel}>{t`Cancel`}</Button>}
      >{t`Preparing ${formatCount(running.done)} of ${formatCount(running.total)} cells…`}</NoticeBar>
    </div>
  );
}
