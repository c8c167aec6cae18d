import { IconAlertTriangle } from '@tabler/icons-react';
import type { Failed } from '../../shared/contract/result.ts';
import classes from './problem-text.module.css';

type Props = { readonly problem: Pick<Failed, 'message'> | null | undefined };

/** An error where it belongs: beside what caused it. Shows nothing when there is none. */
export function ProblemText({ problem }: Props) {
  if (!problem) return null;
  return (
    <p className={classes['problem']} role="alert" data-selectable>
      <IconAlertTriangle size={16} stroke={2} aria-hidden />
      <span>{problem.message}</span>
    </p>
  );
}
