import { Button, Modal } from '@mantine/core';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { removeOwnWord, useTextChoices } from './text-choices.ts';
import classes from './text-mode.module.css';

/** The words that the person added, to take one back. */
export function OwnWordsDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useTextChoices((choices) => choices.ownWords);
  return (
    <Modal opened onClose={onClose} title="My words" size={420}>
      {words.length === 0 ? (
        <p>No words yet. A word that is underlined can be added with F7.</p>
      ) : (
        <ul className={classes['ownWords']}>
          {words.map((word) => (
            <li key={word}>
              <span data-selectable>{word}</span>
              <Button variant="subtle" aria-label={`Remove ${word}`} onClick={() => removeOwnWord(word)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <DialogFoot>
        <Button variant="filled" data-autofocus onClick={onClose}>
          Done
        </Button>
      </DialogFoot>
    </Modal>
  );
}
