import type { JobProgress } from '../bridge/jobs.ts';
import { JobBar, type JobWords } from './job-bar.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { useLate } from './use-late.ts';

type Props = {
  /** What goes on; `null` while nothing does. */
  readonly label: string | null;
  readonly progress: JobProgress | null;
  readonly words?: JobWords;
  readonly onCancel: () => void;
};

/** A bar across the window for work that takes its time; what is soon done shows none. */
export function JobNotice({ label, progress, words = {}, onCancel }: Props) {
  const late = useLate(label !== null);
  if (label === null || !late) return null;
  return (
    <NoticeBar>
      <JobBar progress={progress} label={label} words={words} onCancel={onCancel} />
    </NoticeBar>
  );
}
