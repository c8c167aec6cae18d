import { t } from '../../i18n/t.ts';
import { JobBar } from '../../ui/job-bar.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { useLate } from '../../ui/use-late.ts';
import { useUndo } from './undo-store.ts';

/** How far a long undo or redo is, with a way to end it; nothing of it is left then. */
export function UndoProgress() {
  const going = useUndo((state) => state.going);
  const late = useLate(going !== null);
  if (going === null || !late) return null;
  const label = going.direction === 'undo' ? t`Undoing` : t`Doing it again`;
  return (
    <NoticeBar>
      <JobBar progress={going.progress} label={label} onCancel={going.job.cancel} />
    </NoticeBar>
  );
}
