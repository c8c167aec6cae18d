import { Button } from '@mantine/core';
import { t } from '../../i18n/t.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { closeQuestion, useUndo } from './undo-store.ts';

/** Why the last undo or redo did nothing. */
export function UndoProblem() {
  const { asking, problem } = useUndo();
  if (problem === null || asking !== null) return null;
  return (
    <NoticeBar action={<Button onClick={closeQuestion}>{t`Close`}</Button>}>
      <ProblemText problem={problem} />
    </NoticeBar>
  );
}
