import { Button } from '@mantine/core';
import { t } from '../../../i18n/t.ts';
import { CardButton } from '../../../ui/card-button.tsx';
import { DialogFoot } from '../../../ui/dialog-foot.tsx';
import { useInitialFocus } from '../../../ui/use-initial-focus.ts';
import type { PlaceKind } from './place-draft.ts';
import { KIND_WORDS, KINDS } from './place-words.ts';
import classes from './places.module.css';

type Props = {
  readonly onChoose: (kind: PlaceKind) => void;
  /** To the list of places; `null` where the person did not come from there. */
  readonly onBack: (() => void) | null;
};

/** The kinds that a new place may be of. */
export function PlaceKinds({ onChoose, onBack }: Props) {
  const first = useInitialFocus<HTMLButtonElement>();
  return (
    <>
      <p
        className={classes['lead']}
      >{t`A remote takes the web address of an image, not the file. Where should Offshelf put the files?`}</p>
      <ul className={classes['cards']}>
        {KINDS.map((kind, at) => (
          <li key={kind}>
            <CardButton
              title={KIND_WORDS[kind].title}
              text={KIND_WORDS[kind].about}
              ref={at === 0 ? first : undefined}
              onChoose={() => onChoose(kind)}
            />
          </li>
        ))}
      </ul>
      {onBack !== null && (
        <DialogFoot>
          <Button className={classes['back'] ?? ''} onClick={onBack}>{t`Back`}</Button>
        </DialogFoot>
      )}
    </>
  );
}
