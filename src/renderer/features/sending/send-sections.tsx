import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import type { SendGroup, SendSection } from '../../../shared/model/submission.ts';
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
        {section === 'going-on' && <Lanes groups={own} state={state} />}
        <Groups groups={own} state={state} onFix={onFix} different={different} />
      </section>
    );
  });
}

/** Remotes that something waits for and that nothing holds; those that are held say so above. */
function Lanes({ groups, state }: Omit<Props, 'onFix'>) {
  const lanes = state?.lanes.filter(({ hold, waiting, paused }) => waiting > 0 && (hold === null || paused));
  return lanes?.map((lane) => {
    const name = groups.find(({ key }) => key.remoteId === lane.remoteId)?.first.remoteName;
    return name === undefined ? null : <LaneLine key={lane.remoteId} lane={lane} name={name} />;
  });
}

/** By remote: the product that it is held for, because it stored another price or currency. */
function findDifferent(groups: readonly SendGroup[]): ReadonlyMap<number, string> {
  const held = groups.filter(({ key }) => key.section === 'needs-you' && key.state === 'sent');
  return new Map(held.map(({ first }) => [first.remoteId, quoteName(first)]));
}

const PAGE = 100;

type GroupsProps = Props & { readonly different: ReadonlyMap<number, string> };

function Groups({ groups, state, onFix, different }: GroupsProps) {
  const [shown, setShown] = useState(PAGE);
  const rest = groups.length - shown;
  return (
    <>
      <ul className={classes['list']}>
        {groups.slice(0, shown).map((group) => {
          const { key, count, first } = group;
          const common = {
            lane: laneOf(state, key.remoteId),
            different: different.get(key.remoteId) ?? null,
            onFix,
          };
          return count === 1 ? (
            <SendRow key={first.id} row={first} {...common} />
          ) : (
            <GroupRow key={keyOf(key)} group={group} {...common} />
          );
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
