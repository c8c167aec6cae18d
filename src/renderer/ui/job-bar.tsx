import { Button } from '@mantine/core';
import type { JobProgress } from '../bridge/jobs.ts';
import { t } from '../i18n/t.ts';
import { formatCount } from './format.ts';
import classes from './job-bar.module.css';

const STAGE = {
  looking: t`Looking at the file`,
  preparing: t`Preparing the preview`,
  copying: t`Copying files into the catalog`,
  applying: t`Writing the changes`,
  checking: t`Checking against your remotes`,
} as const;

/** What a stage is called, where that is not what it usually is. */
export type JobWords = Partial<Record<JobProgress['stage'], string>>;

type Props = {
  /** `null` until something was heard. */
  readonly progress: JobProgress | null;
  /** Before that. */
  readonly label: string;
  readonly words?: JobWords;
  readonly onCancel: () => void;
};

/** How far long work is, with a way to end it. */
export function JobBar({ progress, label, words: own = {}, onCancel }: Props) {
  const total = progress?.total ?? 0;
  const done = progress?.done ?? 0;
  const words = progress === null ? label : (own[progress.stage] ?? STAGE[progress.stage]);
  return (
    <div className={classes['bar']}>
      <span className={classes['words']}>
        {words}…{total > 0 && ` ${formatCount(Math.floor((100 * done) / total))} %`}
      </span>
      <progress
        className={classes['progress']}
        aria-label={words}
        {...(total > 0 ? { value: done, max: total } : {})}
      />
      <Button onClick={onCancel}>{t`Cancel`}</Button>
    </div>
  );
}
