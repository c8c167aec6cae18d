import { Button, Modal } from '@mantine/core';
import { t } from '../../i18n/t.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { removeOwnWord, useTextChoices } from './text-choices.ts';
import classes from './text-mode.module.css';

/** The words that the person added, to take one back. */
export function OwnWordsDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useTextChoices((choices) => choices.ownWords);
  return (
    <Modal opened onClose={onClose} title={t`My words`} size={420}>
      {words.length === 0 ? (
        <p>{t`No words yet. A word that is underlined can be added with F7.`}</p>
      ) : (
        <ul className={classes['ownWords']}>
          {words.map((word) => (
            <li key={word}>
              <span data-selectable>{word}</span>
              <Button
                variant="subtle"
                aria-label={t`Remove ${word}`}
                onClick={() => removeOwnWord(word)}
              >{t`Remove`}</Button>
            </li>
          ))}
        </ul>
      )}
      <DialogFoot>
        <Button variant="filled" data-autofocus onClick={onClose}>{t`Done`}</Button>
      </DialogFoot>
    </Modal>
  );
}
