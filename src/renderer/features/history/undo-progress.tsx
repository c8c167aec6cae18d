import { t } from '../../i18n/t.ts';
import { JobNotice } from '../../ui/job-notice.tsx';
import { useUndo } from './undo-store.ts';

/** How far a long undo or redo is, with a way to end it; nothing of it is left then. */
export function UndoProgress() {
  const going = useUndo((state) => state.going);
  const label = going?.direction === 'undo' ? t`Undoing` : t`Doing it again`;
  return (
    <JobNotice
      label={going && label}
      progress={going?.progress ?? null}
      onCancel={() => going?.job.cancel()}
    />
  );
}
