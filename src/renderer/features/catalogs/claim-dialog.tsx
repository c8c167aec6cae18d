import { Button, Group, Modal } from '@mantine/core';
import type { Failed } from '../../../shared/contract/result.ts';
import type { ClaimedLine } from '../../../shared/model/copies.ts';
import { t } from '../../i18n/t.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import classes from './catalogs.module.css';
import { askAboutLine } from './copy-words.ts';

type Props = {
  readonly opened: boolean;
  readonly waiting: number;
  readonly busy: boolean;
  readonly problem: Failed | null;
  readonly onClaim: (line: ClaimedLine) => void;
  readonly onClose: () => void;
};

/** This copy sends from now on: a person says what becomes of the products that another copy may have sent. */
export function ClaimDialog({ opened, waiting, busy, problem, onClaim, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Send from this copy`} size={560}>
      <p>{askAboutLine(waiting)}</p>
      <p
        className={classes['more']}
      >{t`Offshelf can check first: where a remote can be asked, what is not there is sent, and the rest waits for your word. Withdraw single products in the Send list. Other copies are not told: do not send from them any more.`}</p>
      <ProblemText problem={problem} />
      <Group justify="flex-end" gap="sm" mt="xl">
        <Button onClick={onClose}>{t`Keep them waiting`}</Button>
        <Button loading={busy} onClick={() => onClaim('send')}>{t`Send them: nothing else has`}</Button>
        <Button
          variant="filled"
          loading={busy}
          onClick={() => onClaim('check')}
          data-autofocus
        >{t`Check first`}</Button>
      </Group>
    </Modal>
  );
}
