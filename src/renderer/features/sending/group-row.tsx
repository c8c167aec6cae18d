import { Button } from '@mantine/core';
import { memo, useId, useState } from 'react';
import type { LaneStatus, SendGroup } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { countOf, formatCount, formatMoment, formatWhen } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useNow } from '../../ui/use-now.ts';
import { GroupActions } from './group-actions.tsx';
import { OpenArrow } from './open-arrow.tsx';
import { nameOf } from './product-words.ts';
import { FieldErrors, lookOf, type RowProps, SendRow } from './send-row.tsx';
import { isSaidByPerson, sayReason } from './send-words.ts';
import classes from './sending.module.css';
import { useGroupRows } from './use-sending.ts';

type Props = {
  readonly group: SendGroup;
  readonly lane: LaneStatus | undefined;
  readonly different: string | null;
  readonly onFix: NonNullable<RowProps['onFix']>;
};

/** Up to so many that are over are shown one by one, unless the person folds them. */
const FEW = 5;

/** Products that stand alike at one remote: one line, one action for all, each of them behind the arrow. */
export const GroupRow = memo(Row, isSame);

/** Answers are new objects each time: a group repaints when something in it is another. */
function isSame(before: Props, after: Props): boolean {
  return before.onFix === after.onFix && contentOf(before) === contentOf(after);
}

function contentOf({ group, lane, different }: Props): string {
  return JSON.stringify([group, lane, different]);
}

function Row({ group, lane, different, onFix }: Props) {
  const { key, count, first } = group;
  const [wanted, setWanted] = useState<boolean | null>(null);
  const open = wanted ?? (key.section === 'done' && count <= FEW);
  const id = useId();
  const now = useNow();
  const products = countOf(count, 'product');
  return (
    <li className={classes['item']} data-row={first.id}>
      <div className={classes['row']} data-said={isSaidByPerson(first) || undefined}>
        <OpenArrow
          open={open}
          controls={id}
          label={t`The ${products} to ${first.remoteName}, ${lookOf(first).word}`}
          onClick={() => setWanted(!open)}
        />
        <StatusMark look={lookOf(first)} />
        <div className={classes['what']}>
          <p className={`${classes['title']} ${classes['groupTitle']}`}>
            <strong className={classes['count']}>{products}</strong>
            <span className={classes['remote']}>{t`to ${first.remoteName}`}</span>
            {!open && <First group={group} />}
          </p>
          <p className={classes['reason']} data-selectable>
            {sayReason(first, lane, now, different, count)}
          </p>
          <FieldErrors row={first} />
        </div>
        <GroupActions group={group} lane={lane} onFix={onFix} />
        <When group={group} now={now} />
      </div>
      <div id={id}>{open && <Rows group={group} lane={lane} different={different} onFix={onFix} />}</div>
    </li>
  );
}

/** Which product stands for the others. */
function First({ group }: Pick<Props, 'group'>) {
  const which = group.key.state === 'queued' ? t`first in line` : t`newest of them`;
  return (
    <span className={classes['first']}>
      {which}: {nameOf(group.first)}
    </span>
  );
}

function When({ group, now }: Pick<Props, 'group'> & { readonly now: number }) {
  const { key, first } = group;
  if (key.section === 'going-on') return <span className={classes['when']} />;
  return (
    <time
      className={classes['when']}
      dateTime={new Date(first.updatedAt).toISOString()}
      title={formatMoment(first.updatedAt)}
    >
      {formatWhen(first.updatedAt, now)}
    </time>
  );
}

const PAGE = 100;

function Rows(props: Props) {
  const [pages, setPages] = useState(1);
  const rest = props.group.count - pages * PAGE;
  return (
    <>
      <ul className={classes['inner']}>
        {Array.from({ length: pages }, (_, page) => (
          <Page key={page} {...props} from={page * PAGE} />
        ))}
      </ul>
      {rest > 0 && (
        <Button
          className={classes['more'] ?? ''}
          variant="subtle"
          onClick={() => setPages(pages + 1)}
        >{t`Show ${formatCount(Math.min(PAGE, rest))} more`}</Button>
      )}
    </>
  );
}

function Page({ group, lane, different, onFix, from }: Props & { readonly from: number }) {
  const { value: rows = [], problem } = useGroupRows(group.key, from, PAGE);
  return (
    <>
      {problem !== undefined && (
        <li>
          <ProblemText problem={problem} />
        </li>
      )}
      {rows.map((row) => (
        <SendRow key={row.id} row={row} lane={lane} different={different} onFix={onFix} />
      ))}
    </>
  );
}
