import { JobNotice } from '../../ui/job-notice.tsx';
import { cancelListWork, useListWork } from './list-work.ts';

/** How far work on many products of the list is, with a way to end it; nothing of it is left then. */
export function ListProgress() {
  const { label, progress } = useListWork();
  return <JobNotice label={label} progress={progress} onCancel={cancelListWork} />;
}
