import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import type { LaneStatus, SendGroup, SendSection } from '../../../shared/model/submission.ts';
import { formatCount } from '../../ui/format.ts';
import { GroupRow } from './group-row.tsx';
import { countRows, inSection, keyOf } from './group-words.ts';
import { LaneLine } from './lane-line.tsx';
import { quoteName } from './product-words.ts';
import { SendRow } from './send-row.tsx';
import classes from './sending.module.css';
import { laneOf, type SendingState } from './use-sending.ts';

type Props = {
  readonly groups: readonly SendGroup[];
  readonly state: SendingState | undefined;
  readonly onFix: (productId: number, field?: ProductField) => void;
};

const SECTIONS: readonly (readonly [section: SendSection, heading: string])[] = [
  ['needs-you', 'Needs you'],
  ['going-on', 'Going on'],
  ['done', 'Done'],
];

/** What needs the person, what goes by itself, what is over. */
export function SendSections({ groups, state, onFix }: Props) {
  const different = findDifferent(groups);
  return SECTIONS.map(([section, heading]) => {
    const own = inSection(groups, section);
    if (own.length === 0) return null;
    return (
      <section key={section} aria-labelledby={`send-${section}`}>
        <h3 id={`send-${section}`} className={classes['heading']}>
          {heading} <span className={classes['quiet']}>{formatCount(countRows(own))}</span>
        </h3>
        <Groups
          groups={own}
          state={state}
          onFix={onFix}
          different={different}
          lanes={section === 'going-on' ? headingsOf(state) : []}
        />
      </section>
    );
  });
}

/** Remotes that something waits for and that nothing holds; those that are held say so above. */
function headingsOf(state: SendingState | undefined): readonly LaneStatus[] {
  return state?.lanes.filter(({ hold, waiting, paused }) => waiting > 0 && (hold === null || paused)) ?? [];
}

/** Those without a heading first, then each remote's own below its heading. */
function putBelow(lanes: readonly LaneStatus[], groups: readonly SendGroup[]): readonly SendGroup[] {
  const rank = ({ key }: SendGroup) => lanes.findIndex(({ remoteId }) => remoteId === key.remoteId);
  return groups.toSorted((one, other) => rank(one) - rank(other));
}

/** By remote: the product that it is held for, because it stored another price or currency. */
function findDifferent(groups: readonly SendGroup[]): ReadonlyMap<number, string> {
  const held = groups.filter(({ key }) => key.section === 'needs-you' && key.state === 'sent');
  return new Map(held.map(({ first }) => [first.remoteId, quoteName(first)]));
}

const PAGE = 100;

type GroupsProps = Props & {
  readonly different: ReadonlyMap<number, string>;
  /** Remotes that have a heading of their own here. */
  readonly lanes: readonly LaneStatus[];
};

function Groups({ groups, state, onFix, different, lanes }: GroupsProps) {
  const [shown, setShown] = useState(PAGE);
  const rest = groups.length - shown;
  return (
    <>
      <ul className={classes['list']}>
        {putBelow(lanes, groups)
          .slice(0, shown)
          .map((group, place, all) => {
            const { key, count, first } = group;
            const isFirst = all[place - 1]?.key.remoteId !== key.remoteId;
            const heading = isFirst ? lanes.find(({ remoteId }) => remoteId === key.remoteId) : undefined;
            const common = {
              lane: laneOf(state, key.remoteId),
              different: different.get(key.remoteId) ?? null,
              onFix,
            };
            const row =
              count === 1 ? (
                <SendRow key={first.id} row={first} {...common} />
              ) : (
                <GroupRow key={keyOf(key)} group={group} {...common} />
              );
            return heading === undefined
              ? row
              : [<LaneLine key={`lane ${heading.remoteId}`} lane={heading} name={first.remoteName} />, row];
          })}
      </ul>
      {rest > 0 && (
        <Button className={classes['more'] ?? ''} variant="subtle" onClick={() => setShown(shown + PAGE)}>
          Show {formatCount(Math.min(PAGE, rest))} more
        </Button>
      )}
    </>
  );
}
