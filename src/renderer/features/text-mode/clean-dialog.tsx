import { Button, Modal } from '@mantine/core';
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
  return (
    <Modal opened onClose={onClose} title="Clean up HTML" size={640}>
      <p>
        These go: <strong data-selectable>{sayGone(cleaned.gone)}</strong>. Words stay, unless they stand in a
        script or a style.
      </p>
      <textarea
        className={classes['cleaned']}
        aria-label="The text after it"
        readOnly
        spellCheck={false}
        value={cleaned.html}
      />
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" data-autofocus onClick={onApply}>
          Clean up
        </Button>
      </DialogFoot>
    </Modal>
  );
}
