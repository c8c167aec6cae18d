import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { LaneStatus } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { countOf } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import classes from './sending.module.css';

type Props = {
  readonly lane: LaneStatus;
  readonly name: string;
  /** How much of what was sent there is stored otherwise than it was sent. */
  readonly differing: number;
  readonly needsKey: boolean;
};

/** Why nothing goes, in short: what to do stands in the bar above. */
function sayStill({ hold }: LaneStatus, needsKey: boolean): string | null {
  if (hold === 'wrong-key' || (hold === null && needsKey)) return t`it needs its key`;
  if (hold === 'tested') return t`it waits for your word`;
  return hold === null ? null : t`it stands still`;
}

/** One remote that something waits for, above its rows: how much, and a way to let this one alone rest. */
export function LaneLine({ lane, name, differing, needsKey }: Props) {
  const pausing = useCall(offshelf().sending.pauseRemote);
  const { paused, remoteId, waiting } = lane;
  const still = sayStill(lane, needsKey);
  const Icon = paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <li>
      <div className={classes['lane']} role="group" aria-label={name}>
        <strong>{name}</strong>
        <span className={classes['laneCount']}>
          {paused
            ? countOf(
                waiting,
                'product waits; it is paused, and nothing is sent there',
                'products wait; it is paused, and nothing is sent there',
              )
            : countOf(waiting, 'product waits', 'products wait')}
          {still !== null && <strong className={classes['stands']}> · {still}</strong>}
          {differing > 0 && (
            <span
              className={classes['caution']}
            >{` · ${t`${countOf(differing, 'product')} stored differently`}`}</span>
          )}
        </span>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Icon size={14} aria-hidden />}
          {...blocked(pausing.busy)}
          onClick={() => void pausing.call({ remoteId, paused: !paused })}
        >
          {paused ? t`Resume ${name}` : t`Pause ${name}`}
        </Button>
        <ProblemText problem={pausing.problem} />
      </div>
    </li>
  );
}
