import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Failed } from '../../shared/contract/result.ts';
import { t } from '../i18n/t.ts';
import { DialogFoot } from './dialog-foot.tsx';
import { ProblemText } from './problem-text.tsx';

type Props = {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, in plain words. */
  readonly children: ReactNode;
  /** A verb: `Remove`, `Send again`. */
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly problem?: Failed | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Enter goes to the harmless answer where the other one destroys something. */
const FIRST = { 'data-autofocus': true };

/** Asks before something that cannot be undone; what can be undone is done and offers Undo instead. */
export function ConfirmDialog(props: Props) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size={440}>
      <div>{props.children}</div>
      <ProblemText problem={props.problem} />
      <DialogFoot>
        <Button onClick={props.onClose} {...(props.danger ? FIRST : {})}>{t`Cancel`}</Button>
        <Button
          variant={props.danger ? 'danger' : 'filled'}
          loading={props.busy ?? false}
          onClick={props.onConfirm}
          {...(props.danger ? {} : FIRST)}
        >
          {props.confirmLabel}
        </Button>
      </DialogFoot>
    </Modal>
  );
}
