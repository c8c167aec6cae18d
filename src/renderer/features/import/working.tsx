import { useEffect } from 'react';
import { t } from '../../i18n/t.ts';
import { JobBar } from '../../ui/job-bar.tsx';
import classes from './import.module.css';
import { cancelJob } from './import-steps.ts';
import { useImport } from './import-store.ts';

const WORDS = { preparing: t`Checking every row`, applying: t`Importing` } as const;
/** Before anything was heard. */
const LABELS = {
  looking: t`Looking at the file`,
  preparing: WORDS.preparing,
  changing: t`Changing the cells`,
  applying: t`Backing up the catalog`,
} as const;

/** How far the work is, in the place of the buttons that began it. */
export function Working() {
  return (
    <div className={classes['foot']}>
      <WorkBar />
    </div>
  );
}

/** The same for a foot of another kind; the keys go on to mean this dialog. */
export function WorkBar() {
  const busy = useImport((state) => state.busy);
  const progress = useImport((state) => state.progress);
  const label = LABELS[busy ?? 'preparing'];
  const words = busy === 'changing' ? { ...WORDS, preparing: label } : WORDS;
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('[role="dialog"][aria-modal="true"]')?.focus();
  }, []);
  return <JobBar progress={progress} label={label} words={words} onCancel={cancelJob} />;
}
