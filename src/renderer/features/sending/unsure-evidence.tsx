import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { LaneStatus, Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { formatMomentExactly, formatTime } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './sending.module.css';
import unsure from './unsure-dialog.module.css';
import { laneOf, useSendingState } from './use-sending.ts';

type Props = { readonly row: Submission };

/** What is known, in the order it happened: what left, what came back, what each look found. */
export function Evidence({ row }: Props) {
  const { value = [] } = useAnswer(offshelf().sending.timeline, { id: row.id }, ['sending']);
  useEffect(showFocus, [value.length]);
  return (
    <ol className={classes['known']} aria-label={t`What happened`} data-selectable>
      {value.map(({ at, text }, place) => (
        // The time line only grows, so that a place in it is a name.
        <li key={place}>
          <time className={classes['moment']} dateTime={new Date(at).toISOString()}>
            {formatMomentExactly(at)}
          </time>
          {text}
        </li>
      ))}
    </ol>
  );
}

/** What has the focus in the dialog stays in sight when what stands above it grows. */
function showFocus(): void {
  const { activeElement } = document;
  if (activeElement?.closest('form')) activeElement.scrollIntoView?.({ block: 'center' });
}

/** Whether and when Offshelf looks there by itself, and a way to look at once. */
export function NextLook({ row }: Props) {
  const { value: state } = useSendingState();
  const looking = useCall(offshelf().sending.lookUp);
  const now = useNow();
  if (state === undefined) return null;
  const lane = laneOf(state, row.remoteId);
  return (
    <div className={unsure['look']}>
      <p>{sayNextLook(row, lane, now)}</p>
      {lane?.listWorks !== false && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={looking.busy}
          onClick={() => void looking.call({ id: row.id })}
        >{t`Look again`}</Button>
      )}
      <ProblemText problem={looking.problem} />
    </div>
  );
}

const SOON = 60_000;

/** When an unsure row is looked up next, or why it is not, in a sentence. */
export function sayNextLook(
  { wakeAt, lookWaits, remoteName }: Pick<Submission, 'wakeAt' | 'lookWaits' | 'remoteName'>,
  lane: Pick<LaneStatus, 'listWorks'> | undefined,
  now: number,
): string {
  if (lane?.listWorks === false) return t`Offshelf can’t read a list at ${remoteName} now.`;
  if (lookWaits) return t`Offshelf looks there again once ${remoteName} goes on.`;
  if (wakeAt === null) return t`Offshelf does not look there by itself now.`;
  if (wakeAt <= now) return t`Offshelf looks at ${remoteName} now.`;
  return wakeAt - now < SOON
    ? t`Offshelf looks there by itself within a minute.`
    : t`Offshelf looks there again by itself at ${formatTime(wakeAt)}.`;
}
