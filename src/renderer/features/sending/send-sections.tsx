import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import type { LaneStatus, SendGroup, SendSection } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { formatCount } from '../../ui/format.ts';
import { GroupRow } from './group-row.tsx';
import { countRows, inSection, keyOf, sayMoreKinds } from './group-words.ts';
import { LaneLine } from './lane-line.tsx';
import { quoteName } from './product-words.ts';
import { SendRow } from './send-row.tsx';
import classes from './sending.module.css';
import { laneOf, type SendingState, useKeyless } from './use-sending.ts';

type Props = {
  readonly groups: readonly SendGroup[];
  /** Everything, where `groups` is only what a search found. */
  readonly all?: readonly SendGroup[];
  readonly state: SendingState | undefined;
  readonly onFix: (productId: number, field?: ProductField) => void;
};

const SECTIONS: readonly (readonly [section: SendSection, heading: string])[] = [
  ['needs-you', t`Needs you`],
  ['going-on', t`Going on`],
  ['done', t`Done`],
];

/** What needs the person, what goes by itself, what is over. */
export function SendSections({ groups, all = groups, state, onFix }: Props) {
  const different = findDifferent(groups);
  const keyless = useKeyless();
  return SECTIONS.map(([section, heading]) => {
    const own = inSection(groups, section);
    if (own.length === 0) return null;
    return (
      <section key={section} aria-labelledby={`send-${section}`}>
        <h3 id={`send-${section}`} className={classes['heading']}>
          {heading} <span className={classes['quiet']}>{formatCount(countRows(own))}</span>
        </h3>
        <Groups
          groups={own.filter(({ kinds }) => kinds === undefined)}
          all={all}
          state={state}
          onFix={onFix}
          different={different}
          keyless={keyless}
          lanes={section === 'going-on' ? headingsOf(state) : []}
        />
        <MoreKinds groups={own} />
      </section>
    );
  });
}

/** How many kinds of rows the list has no room for, and the ways to them. */
function MoreKinds({ groups }: Pick<Props, 'groups'>) {
  const said = sayMoreKinds(groups);
  return said === null ? null : <p className={classes['moreKinds']}>{said}</p>;
}

/** Remotes that something waits for; what to do about those that stand still is said above. */
function headingsOf(state: SendingState | undefined): readonly LaneStatus[] {
  return state?.lanes.filter(({ waiting }) => waiting > 0) ?? [];
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

/** How many products a remote stored otherwise than they were sent, also those after the first that it was held for. */
function countDiffering(all: readonly SendGroup[], remoteId: number): number {
  return countRows(all.filter(({ key }) => key.remoteId === remoteId && key.differs));
}

const PAGE = 100;

type GroupsProps = Props & {
  readonly different: ReadonlyMap<number, string>;
  readonly keyless: ReadonlySet<number>;
  /** Remotes that have a heading of their own here. */
  readonly lanes: readonly LaneStatus[];
};

function Groups({ groups, all = groups, state, onFix, different, keyless, lanes }: GroupsProps) {
  const [shown, setShown] = useState(PAGE);
  const rest = groups.length - shown;
  return (
    <>
      <ul className={classes['list']}>
        {putBelow(lanes, groups)
          .slice(0, shown)
          .map((group, place, rows) => {
            const { key, count, first } = group;
            const isFirst = rows[place - 1]?.key.remoteId !== key.remoteId;
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
              : [
                  <LaneLine
                    key={`lane ${heading.remoteId}`}
                    lane={heading}
                    name={first.remoteName}
                    needsKey={keyless.has(heading.remoteId)}
                    differing={countDiffering(all, heading.remoteId)}
                  />,
                  row,
                ];
          })}
      </ul>
      {rest > 0 && (
        <Button
          className={classes['more'] ?? ''}
          variant="subtle"
          onClick={() => setShown(shown + PAGE)}
        >{t`Show ${formatCount(Math.min(PAGE, rest))} more`}</Button>
      )}
    </>
  );
}
