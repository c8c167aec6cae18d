import { t } from '../../i18n/t.ts';
import { JobNotice } from '../../ui/job-notice.tsx';
import { adding, useAdding } from './adding-store.ts';
import { cancelListWork, useListWork } from './list-work.ts';

/** How far work on many products of the list, or the adding of them, is, with a way to end it; nothing of it is left then. */
export function ListProgress() {
  const { label, progress } = useListWork();
  const added = useAdding();
  return (
    <>
      <JobNotice label={label} progress={progress} onCancel={cancelListWork} />
      <JobNotice {...added} words={ADDING} onCancel={adding.end} />
    </>
  );
}

const ADDING = { preparing: t`Reading the new products`, applying: t`Adding the new products` };
