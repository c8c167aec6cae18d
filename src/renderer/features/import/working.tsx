import { useEffect } from 'react';
import { t } from '../../i18n/t.ts';
import { JobBar } from '../../ui/job-bar.tsx';
import classes from './import.module.css';
import { cancelJob } from './import-steps.ts';
import { useImport } from './import-store.ts';

const WORDS = { preparing: t`Checking every row`, applying: t`Importing` } as const;

/** How far the work is, in the place of the buttons that began it; the keys go on to mean this dialog. */
export function Working() {
  const busy = useImport((state) => state.busy);
  const progress = useImport((state) => state.progress);
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('[role="dialog"][aria-modal="true"]')?.focus();
  }, []);
  return (
    <div className={classes['foot']}>
      <JobBar
        progress={progress}
        label={busy === 'applying' ? t`Backing up the catalog` : WORDS.preparing}
        words={WORDS}
        onCancel={cancelJob}
      />
    </div>
  );
}

/** Whether the keyboard is nowhere in particular: what had it is gone. */
export function isFocusLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement.matches('[role="dialog"]');
}
