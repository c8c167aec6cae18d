import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import type { SendGroup } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PaneBody, Spacer, Toolbar } from '../../ui/pane.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { sayCounts } from './group-words.ts';
import { HeldBanners } from './held-banner.tsx';
import { SendSections } from './send-sections.tsx';
import classes from './sending.module.css';
import { SettleHost } from './settle-host.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { type SendingState, useSendGroups, useSendingState } from './use-sending.ts';

type Props = {
  /** Opens a product's form, at the field that is to be mended. */
  readonly onFix: (productId: number, field?: ProductField) => void;
};

/** Everything that was ever chosen to be sent, by what the person should do. */
export function SendList({ onFix }: Props) {
  const { value: state, problem: stateProblem } = useSendingState();
  const { value: groups, problem } = useSendGroups();
  const list = useRef<HTMLDivElement>(null);
  useKeptFocus(list);
  return (
    <SettleHost>
      <Head state={state} groups={groups ?? []} />
      <PaneBody>
        <div ref={list}>
          <ProblemText problem={problem ?? stateProblem} />
          {state !== undefined && <HeldBanners state={state} />}
          {groups?.length === 0 && (
            <EmptyState text="Nothing was sent yet. Select products and choose Send." />
          )}
          {groups !== undefined && <SendSections groups={groups} state={state} onFix={onFix} />}
        </div>
      </PaneBody>
    </SettleHost>
  );
}

type HeadProps = { readonly state: SendingState | undefined; readonly groups: readonly SendGroup[] };

function Head({ state, groups }: HeadProps) {
  const pausing = useCall(offshelf().sending.pauseAll);
  const waking = useCall(offshelf().sending.tryNow);
  const paused = state?.paused ?? false;
  const canWake =
    state?.lanes.some(({ unreachable, waitsUntil }) => unreachable || waitsUntil !== null) ?? false;
  return (
    <Toolbar label="Send list">
      <h2>Send list</h2>
      <p className={classes['counts']}>{sayCounts(groups)}</p>
      <Spacer />
      <ProblemText problem={pausing.problem ?? waking.problem} />
      {canWake && (
        <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void waking.call({})}>
          Try now
        </Button>
      )}
      <Button
        leftSection={
          paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />
        }
        onClick={() => void pausing.call({ paused: !paused })}
      >
        {paused ? 'Resume sending' : 'Pause sending'}
      </Button>
    </Toolbar>
  );
}
