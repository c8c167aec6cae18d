import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import type { Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { blocked } from '../../ui/blocked.ts';
import { countOf } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { STATE_LOOK } from '../../ui/status-look.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useNow } from '../../ui/use-now.ts';
import { OpenArrow } from './open-arrow.tsx';
import { fieldToFix } from './product-words.ts';
import { SendRow } from './send-row.tsx';
import { sayReason } from './send-words.ts';
import classes from './sending.module.css';
import { useEach } from './use-each.ts';
import { laneOf, type SendingState } from './use-sending.ts';

type Props = {
  readonly rows: readonly [Submission, ...Submission[]];
  readonly state: SendingState | undefined;
  readonly onFix: (productId: number, field?: ProductField) => void;
};

/** Products that one remote refused in the same words: one line, one action for all, each of them behind the arrow. */
export function AlikeRows({ rows, state, onFix }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const [first] = rows;
  const now = useNow();
  const again = useEach(offshelf().sending.sendEdited);
  const withdrawal = useEach(offshelf().sending.withdraw);
  const all = rows.map((row) => ({ id: row.id }));
  return (
    <li className={classes['item']}>
      <div className={classes['row']}>
        <OpenArrow
          open={open}
          controls={id}
          label={`The ${countOf(rows.length, 'product')} for ${first.remoteName}`}
          onClick={() => setOpen(!open)}
        />
        <StatusMark look={STATE_LOOK[first.state]} />
        <div className={classes['what']}>
          <p className={classes['title']}>
            <strong>{countOf(rows.length, 'product')}</strong>
            <span className={classes['remote']}>to {first.remoteName}</span>
          </p>
          <p className={classes['reason']} data-selectable>
            {sayReason(first, laneOf(state, first.remoteId), now)}
          </p>
          <ProblemText problem={again.problem ?? withdrawal.problem} />
        </div>
        <div className={classes['actions']}>
          <Button onClick={() => onFix(first.productId, fieldToFix(first))}>Fix the first</Button>
          <Button {...blocked(again.busy)} onClick={() => void again.run(all)}>
            Send all again
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={`More for the ${countOf(rows.length, 'product')}`}>
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void withdrawal.run(all)}>Withdraw all</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
        <span className={classes['when']} />
      </div>
      <div id={id}>
        {open && (
          <ul className={classes['inner']}>
            {rows.map((row) => (
              <SendRow key={row.id} row={row} lane={laneOf(state, row.remoteId)} onFix={onFix} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
