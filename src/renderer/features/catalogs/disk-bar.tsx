import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';

/** What keeps this computer from writing, for as long as it does: nothing is sent meanwhile. */
export function DiskBar() {
  const trouble = useAnswer(offshelf().catalogs.diskTrouble, {}, ['disk', 'catalog']).value;
  if (trouble === undefined || trouble.message === null) return null;
  return (
    <NoticeBar>
      <ProblemText problem={{ message: trouble.message }} />
    </NoticeBar>
  );
}
