import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { LaneStatus } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import classes from './sending.module.css';
import { isWaiting, sayNoTry } from './try-now.ts';

type Props = { readonly lanes: readonly LaneStatus[] };

/** Ends the waiting for the network; where a remote asked to wait, it says so and until when instead. */
export function TryNow({ lanes }: Props) {
  const waking = useCall(offshelf().sending.tryNow);
  const { value: remotes = [] } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const [asked, setAsked] = useState(false);
  const why = useId();
  if (!lanes.some(isWaiting)) return null;
  const noTry = sayNoTry(lanes, remotes);
  const act = () => {
    setAsked(noTry !== null);
    if (noTry === null) void waking.call({});
  };
  return (
    <>
      <Button
        leftSection={<IconRefresh size={16} aria-hidden />}
        title={noTry ?? undefined}
        aria-describedby={noTry === null ? undefined : why}
        onClick={act}
      >{t`Try now`}</Button>
      <ProblemText problem={waking.problem} />
      {noTry !== null && (
        <p id={why} role="status" className={asked ? classes['noTry'] : classes['unseen']}>
          {noTry}
        </p>
      )}
    </>
  );
}
