import { Button } from '@mantine/core';
import { t } from '../../i18n/t.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { closeProblem, useCatalogs } from './catalog-store.ts';

/** Why New or Open did nothing, while another catalog is open. */
export function CatalogProblem() {
  const { problem } = useCatalogs();
  if (problem === null) return null;
  return (
    <NoticeBar action={<Button onClick={closeProblem}>{t`Close`}</Button>}>
      <ProblemText problem={problem} />
    </NoticeBar>
  );
}
