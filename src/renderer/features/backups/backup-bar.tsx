import { Button } from '@mantine/core';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useLate } from '../../ui/use-late.ts';
import { backUpNow, closeBackupProblem, useBackups } from './backups-store.ts';

/** Most backups are made before this is seen. */
const LATE_MS = 500;

/** That a backup is being made, or why none was: one that fails by itself is said as long as no other works. */
export function BackupBar() {
  const { making, problem } = useBackups();
  const trouble = useAnswer(offshelf().backups.trouble, {}, ['backups', 'catalog']).value?.message ?? null;
  const late = useLate(making, LATE_MS);
  if (making) return late ? <NoticeBar>{t`Backing up… You can go on working.`}</NoticeBar> : null;
  if (problem !== null) {
    return (
      <NoticeBar action={<Button onClick={closeBackupProblem}>{t`Close`}</Button>}>
        <ProblemText problem={problem} />
      </NoticeBar>
    );
  }
  if (trouble === null) return null;
  return (
    <NoticeBar action={<Button onClick={() => void backUpNow()}>{t`Back up now`}</Button>}>
      <ProblemText problem={{ message: trouble }} />
    </NoticeBar>
  );
}
