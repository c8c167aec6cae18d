import { Button } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { formatCount } from '../../ui/format.ts';
import { announce } from '../../ui/live-region.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { nameOf } from './product-words.ts';
import classes from './settle-list.module.css';
import { maySendAgain, NO_TRUST, SendAgain } from './settle-list-again.tsx';
import { type Columns, describeIds } from './settle-list-columns.ts';
import type { ListAnswer } from './settle-list-match.ts';
import {
  absentOf,
  doubtList,
  type Entry,
  firstPicks,
  openHints,
  type Picks,
  pickAll,
  type Settled,
  sortMatches,
  toResolutions,
} from './settle-list-plan.ts';
import { FoundRow } from './settle-list-row.tsx';
import type { GivenList } from './settle-list-source.tsx';
import { STANDING_WORDS, STANDINGS, sayDoubt, sayListSource, saySettle } from './settle-list-words.ts';

type Props = {
  readonly answer: ListAnswer;
  readonly remoteName: string;
  readonly given: GivenList;
  readonly columns: Columns;
  readonly onSettled: (settled: Settled) => void;
  readonly onClose: () => void;
};

/** What the list says about each unsure product, what the person makes of it, and the one button that writes it down. */
export function ListFound({ answer, remoteName, given, columns, onSettled, onClose }: Props) {
  const [entries] = useState(() => sortMatches(answer.matches));
  const [picks, setPicks] = useState(() => firstPicks(entries));
  const [trust, setTrust] = useState(NO_TRUST);
  const doubt = doubtList(answer, entries, columns.id !== null);
  const [told] = useState(() =>
    describeIds(given.table, columns, new Set(entries.flatMap(({ ids }) => ids))),
  );
  const resolving = useCall(offshelf().sending.resolveMany);
  const resolutions = toResolutions(entries, picks, maySendAgain(trust, doubt));
  const said = `${sayFound(entries)} ${doubt === null ? '' : sayDoubt(doubt, answer, remoteName)}`.trim();
  useEffect(() => announce(said), [said]);
  const settle = async () => {
    if (resolutions.length === 0 || resolving.busy) return;
    const source = sayListSource(given.table.rows.length, given.from);
    const result = await resolving.call({ resolutions, source });
    if (!result.ok) return;
    const { settled, refused } = result.value;
    onSettled({ settled, again: resolutions.length - picks.size, refused: refused.map(nameRefused) });
  };
  const nameRefused = (refused: { readonly id: string; readonly message: string }) => {
    const match = entries.find(({ match: { submissionId } }) => submissionId === refused.id)?.match;
    return { ...refused, name: match === undefined ? t`A product` : nameOf(match) };
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={classes['found']} tabIndex={0} role="region" aria-label={t`What the list says`}>
        {entries.length === 0 && <p>{t`Nothing is unsure at ${remoteName} any more.`}</p>}
        {STANDINGS.map((standing) => (
          <Standings
            key={standing}
            entries={entries.filter((entry) => entry.standing === standing)}
            all={entries}
            told={told}
            picks={picks}
            onPick={setPicks}
          />
        ))}
      </div>
      <div className={classes['foot']}>
        <SendAgain
          entries={entries}
          answer={answer}
          doubt={doubt}
          remoteName={remoteName}
          trust={trust}
          onChange={setTrust}
        />
        <ProblemText problem={resolving.problem} />
        <Foot
          there={picks.size}
          again={resolutions.length - picks.size}
          entries={entries}
          busy={resolving.busy}
          onSettle={() => void settle()}
          onClose={onClose}
        />
      </div>
    </>
  );
}

function sayFound(entries: readonly Entry[]): string {
  const absent = absentOf(entries).length;
  return t`${formatCount(entries.length - absent)} of ${formatCount(entries.length)} unsure products may be on the list, ${formatCount(absent)} are not.`;
}

type StandingsProps = {
  /** Those that the list leaves in the same way. */
  readonly entries: readonly Entry[];
  readonly all: readonly Entry[];
  readonly told: ReadonlyMap<string, string>;
  readonly picks: Picks;
  readonly onPick: (picks: Picks) => void;
};

const PAGE = 100;

function Standings({ entries, all, told, picks, onPick }: StandingsProps) {
  const [shown, setShown] = useState(PAGE);
  const heading = useId();
  const [first] = entries;
  if (first === undefined) return null;
  const { title, advice } = STANDING_WORDS[first.standing];
  const open = openHints(all, picks, entries);
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className={classes['heading']}>
        {title} <span className={classes['quiet']}>{formatCount(entries.length)}</span>{' '}
        {advice !== '' && <span className={classes['quiet']}>{advice}</span>}
      </h3>
      {first.standing === 'hint' && open.length > 1 && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onPick(pickAll(all, picks, open))}
        >{t`Tick all ${formatCount(open.length)} of these`}</Button>
      )}
      <ul>
        {entries.slice(0, shown).map((entry) => (
          <FoundRow
            key={entry.match.submissionId}
            entry={entry}
            all={all}
            told={told}
            picks={picks}
            onPick={onPick}
          />
        ))}
      </ul>
      {entries.length > shown && (
        <Button
          variant="subtle"
          onClick={() => setShown(shown + PAGE)}
        >{t`Show ${formatCount(Math.min(PAGE, entries.length - shown))} more`}</Button>
      )}
    </section>
  );
}

type FootProps = {
  readonly there: number;
  readonly again: number;
  readonly entries: readonly Entry[];
  readonly busy: boolean;
  readonly onSettle: () => void;
  readonly onClose: () => void;
};

function Foot({ there, again, entries, busy, onSettle, onClose }: FootProps) {
  const why = useId();
  const nothing = there + again === 0;
  return (
    <div className={classes['end']}>
      <p id={why} className={classes['why']}>
        {nothing && entries.length > 0 && t`Tick what is there first; the others stay Unsure.`}
      </p>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button
        variant={again > 0 ? 'danger' : 'filled'}
        aria-describedby={nothing ? why : undefined}
        {...blocked(nothing)}
        loading={busy}
        onClick={onSettle}
      >
        {saySettle(there, again)}
      </Button>
    </div>
  );
}
