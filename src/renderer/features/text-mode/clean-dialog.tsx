import { Button, Modal } from '@mantine/core';
import { t } from '../../i18n/t.ts';
import { tx } from '../../i18n/tx.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { type CleanedHtml, sayGone } from './clean-html.ts';
import classes from './text-mode.module.css';

type Props = {
  readonly cleaned: CleanedHtml;
  readonly onApply: () => void;
  readonly onClose: () => void;
};

/** Shows what goes and what stays before the text is cleaned. */
export function CleanDialog({ cleaned, onApply, onClose }: Props) {
  const gone = <strong data-selectable>{sayGone(cleaned.gone)}</strong>;
  return (
    <Modal opened onClose={onClose} title={t`Clean up HTML`} size={640}>
      <p>{tx`These go: ${gone}. Words stay, unless they stand in a script or a style.`}</p>
      <textarea
        className={classes['cleaned']}
        aria-label={t`The text after it`}
        readOnly
        spellCheck={false}
        value={cleaned.html}
      />
      <DialogFoot>
        <Button onClick={onClose}>{t`Cancel`}</Button>
        <Button variant="filled" data-autofocus onClick={onApply}>{t`Clean up`}</Button>
      </DialogFoot>
    </Modal>
  );
}
