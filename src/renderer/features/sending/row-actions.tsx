import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ProductField } from '../../../shared/model/product.ts';
import type { Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { ImagesWait } from './images-wait.tsx';
import { fieldToFix, nameOf } from './product-words.ts';
import { isSaidByPerson } from './send-words.ts';
import classes from './sending.module.css';
import { useSettling } from './settle-host.tsx';

type Props = {
  readonly row: Submission;
  readonly onFix?: (productId: number, field?: ProductField) => void;
};

/** What can be done about a row: the one thing that helps as a button, the rest in a menu. */
export function RowActions({ row, onFix }: Props) {
  const { settle } = useSettling();
  const sending = useCall(offshelf().sending.sendEdited);
  const fixWord = row.reason === 'draft-open' ? t`Open` : t`Fix`;
  const fix = () => onFix?.(row.productId, fieldToFix(row));
  const mendable = row.state === 'rejected' || row.reason === 'has-problems' || row.reason === 'draft-open';
  const isAsked = row.state === 'unsure' || row.reason === 'copied';
  const waits = row.reason === 'image-waits';
  const isLone = !(mendable && onFix !== undefined) && !isAsked && !row.existsThere && !waits;
  return (
    <div className={classes['actions']} data-lone={isLone || undefined}>
      {mendable && onFix !== undefined && (
        <Button aria-label={`${fixWord} ${nameOf(row)}`} onClick={fix}>
          {fixWord}
        </Button>
      )}
      {row.state === 'rejected' && (
        <Button
          aria-label={t`Send again: ${nameOf(row)}`}
          {...blocked(sending.busy)}
          onClick={() => void sending.call({ id: row.id })}
        >{t`Send again`}</Button>
      )}
      {isAsked && (
        <Button
          aria-label={t`Is it there? ${nameOf(row)} at ${row.remoteName}`}
          onClick={() => settle(row)}
        >{t`Is it there?`}</Button>
      )}
      {waits && <ImagesWait remoteId={row.remoteId} about={nameOf(row)} />}
      {row.existsThere && (
        <Button
          aria-label={t`It is there already: ${nameOf(row)}`}
          onClick={() => settle(row)}
        >{t`It is there already…`}</Button>
      )}
      <MoreActions row={row} />
      <ProblemText problem={sending.problem} />
    </div>
  );
}

function MoreActions({ row }: Pick<Props, 'row'>) {
  const { settle, takeBack } = useSettling();
  const withdrawing = useCall(offshelf().sending.withdraw);
  const pausing = useCall(offshelf().sending.pause);
  const isWaiting = row.state === 'queued' || row.state === 'rejected';
  if (!isWaiting && !isSaidByPerson(row)) return <span className={classes['noMenu']} />;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t`More for ${nameOf(row)}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {row.state === 'queued' && (
            <Menu.Item onClick={() => void pausing.call({ id: row.id, paused: !row.paused })}>
              {row.paused ? t`Resume` : t`Pause`}
            </Menu.Item>
          )}
          {row.state === 'rejected' && !row.existsThere && (
            <Menu.Item onClick={() => settle(row)}>{t`It is there already…`}</Menu.Item>
          )}
          {isWaiting && (
            <Menu.Item
              title={t`Takes it out of the line. The product stays here and can be sent later.`}
              onClick={() => void withdrawing.call({ id: row.id })}
            >{t`Withdraw: don’t send it`}</Menu.Item>
          )}
          {isSaidByPerson(row) && <Menu.Item onClick={() => takeBack(row)}>{t`That was wrong…`}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <ProblemText problem={withdrawing.problem ?? pausing.problem} />
    </>
  );
}
