import type { JobProgress } from '../bridge/jobs.ts';
import { JobBar } from './job-bar.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { useLate } from './use-late.ts';

type Props = {
  /** What goes on; `null` while nothing does. */
  readonly label: string | null;
  readonly progress: JobProgress | null;
  readonly onCancel: () => void;
};

/** A bar across the window for work that takes its time; what is soon done shows none. */
export function JobNotice({ label, progress, onCancel }: Props) {
  const late = useLate(label !== null);
  if (label === null || !late) return null;
  return (
    <NoticeBar>
      <JobBar progress={progress} label={label} onCancel={onCancel} />
    </NoticeBar>
  );
}
