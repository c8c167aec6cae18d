import { Button } from '@mantine/core';
import { t } from '../../i18n/t.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import wide from '../../ui/wide-screen.module.css';
import classes from './import.module.css';
import { useImport } from './import-store.ts';
import { sayDone } from './import-words.ts';

type Props = {
  readonly onSend: () => void;
  readonly onClose: () => void;
};

/** What came in, and the way on for whoever has remotes. Nothing leaves by this alone. */
export function ImportDoneStep({ onSend, onClose }: Props) {
  const done = useImport((state) => state.done);
  const send = useInitialFocus<HTMLButtonElement>();
  if (done === null) return null;
  return (
    <section className={`${wide['source']} ${classes['source']}`} aria-label={t`What came in`}>
      <p>{sayDone(done)}</p>
      <p
        className={classes['next']}
      >{t`Nothing of it was sent. You can send what is ready now: first you see how much that is for each remote.`}</p>
      <DialogFoot>
        <Button onClick={onClose}>{t`Not now`}</Button>
        <Button
          ref={send}
          data-autofocus
          variant="filled"
          onClick={onSend}
          rightSection={<Kbd keys="$mod+Enter" />}
        >{t`Send them…`}</Button>
      </DialogFoot>
    </section>
  );
}
