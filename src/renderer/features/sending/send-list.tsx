import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import type { Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { PaneBody, Spacer, Toolbar } from '../../ui/pane.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { AlikeRows } from './alike-rows.tsx';
import { HeldBanners } from './held-banner.tsx';
import { quoteName } from './product-words.ts';
import { foldAlike, groupSubmissions, isDifferenceToSee, type SendGroup } from './send-groups.ts';
import { SendRow } from './send-row.tsx';
import classes from './sending.module.css';
import { laneOf, type SendingState, useSendingState, useSubmissions } from './use-sending.ts';

type SendListProps = {
  /** Opens a product's form, at the field that is to be mended. */
  readonly onFix: (productId: number, field?: ProductField) => void;
};

/** Newest of what is over that the list shows; a product's own Send tab has all of its own. */
const AT_MOST = 500;

const HEADINGS: Readonly<Record<SendGroup, string>> = {
  'needs-you': 'Needs you',
  'going-on': 'Going on',
  done: 'Done',
};

/** Everything that was ever chosen to be sent, by what the person should do. */
export function SendList({ onFix }: SendListProps) {
  const { value: state, problem: stateProblem } = useSendingState();
  const { value: rows, problem } = useSubmissions(null, AT_MOST);
  return (
    <>
      <Head state={state} rows={rows ?? []} />
      <PaneBody>
        <ProblemText problem={problem ?? stateProblem} />
        {state !== undefined && <HeldBanners state={state} rows={rows ?? []} />}
        {rows?.length === 0 && <EmptyState text="Nothing was sent yet. Select products and choose Send." />}
        {rows !== undefined && <Groups rows={rows} state={state} onFix={onFix} />}
      </PaneBody>
    </>
  );
}

type HeadProps = { readonly state: SendingState | undefined; readonly rows: readonly Submission[] };

function Head({ state, rows }: HeadProps) {
  const pausing = useCall(offshelf().sending.pauseAll);
  const waking = useCall(offshelf().sending.tryNow);
  const sending = rows.filter((row) => row.state === 'sending').length;
  const paused = state?.paused ?? false;
  const canWake =
    state?.lanes.some(({ unreachable, waitsUntil }) => unreachable || waitsUntil !== null) ?? false;
  return (
    <Toolbar label="Send list">
      <h2>Send list</h2>
      <p className={classes['counts']}>
        {state !== undefined && sayCounts(withDifferences(state, rows), sending)}
      </p>
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

/** What was stored at another price needs the person too, until it was seen. */
function withDifferences(state: SendingState, rows: readonly Submission[]): SendingState {
  const toSee = rows.filter((row) => isDifferenceToSee(row, state.lanes)).length;
  return { ...state, needsYou: state.needsYou + toSee, sent: state.sent - toSee };
}

/** `2 need you · 14 waiting · 1 sending · 212 sent`; what is 0 is left out. The core counts open requests as waiting. */
export function sayCounts(state: SendingState, sending: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [state.needsYou, state.needsYou === 1 ? 'needs you' : 'need you'],
    [Math.max(0, state.waiting - sending), 'waiting'],
    [sending, 'sending'],
    [state.sent, 'sent'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`);
  return said.join(' · ');
}

type GroupsProps = {
  readonly rows: readonly Submission[];
  readonly state: SendingState | undefined;
  readonly onFix: SendListProps['onFix'];
};

function Groups({ rows, state, onFix }: GroupsProps) {
  const grouped = groupSubmissions(rows, state?.lanes ?? []);
  return (['needs-you', 'going-on', 'done'] as const)
    .filter((group) => grouped[group].length > 0)
    .map((group) => (
      <section key={group} aria-labelledby={`send-${group}`}>
        <h3 id={`send-${group}`} className={classes['heading']}>
          {HEADINGS[group]} <span className={classes['quiet']}>{formatCount(grouped[group].length)}</span>
        </h3>
        <Group rows={grouped[group]} state={state} onFix={onFix} different={findDifferent(rows, state)} />
      </section>
    ));
}

/** By remote: the product that it is held for, because it stored another price or currency. */
function findDifferent(
  rows: readonly Submission[],
  state: SendingState | undefined,
): ReadonlyMap<number, string> {
  const different = rows.filter((row) => isDifferenceToSee(row, state?.lanes ?? []));
  return new Map(different.map((row) => [row.remoteId, quoteName(row)]));
}

const PAGE = 100;

type GroupProps = GroupsProps & { readonly different: ReadonlyMap<number, string> };

function Group({ rows, state, onFix, different }: GroupProps) {
  const [shown, setShown] = useState(PAGE);
  const entries = foldAlike(rows);
  return (
    <>
      <ul className={classes['list']}>
        {entries
          .slice(0, shown)
          .map((entry) =>
            entry.kind === 'one' ? (
              <SendRow
                key={entry.row.id}
                row={entry.row}
                lane={laneOf(state, entry.row.remoteId)}
                different={different.get(entry.row.remoteId) ?? null}
                onFix={onFix}
              />
            ) : (
              <AlikeRows key={entry.key} rows={entry.rows} state={state} onFix={onFix} />
            ),
          )}
      </ul>
      {entries.length > shown && (
        <Button variant="subtle" onClick={() => setShown(shown + PAGE)}>
          Show {formatCount(Math.min(PAGE, entries.length - shown))} more
        </Button>
      )}
    </>
  );
}
