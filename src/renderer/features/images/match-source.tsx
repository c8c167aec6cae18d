import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { t } from '../../i18n/t.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { JobBar } from '../../ui/job-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { useLate } from '../../ui/use-late.ts';
import { useLostFocus } from '../../ui/use-lost-focus.ts';
import wide from '../../ui/wide-screen.module.css';
import classes from './images.module.css';
import { cancelWork, chooseFolder, closeMatch } from './match-steps.ts';
import { useImageMatch } from './match-store.ts';
import { sayReading } from './match-words.ts';

/** Where the files are; then how far they are read. */
export function MatchSource() {
  const busy = useImageMatch((state) => state.busy) !== null;
  const slow = useLate(busy);
  const problem = useImageMatch((state) => state.problem);
  const progress = useImageMatch((state) => state.progress);
  const first = useInitialFocus<HTMLButtonElement>();
  // Whoever cancelled pressed a button that is gone then.
  useLostFocus(first, !busy);
  return (
    <section className={`${wide['source']} ${classes['source']}`} aria-label={t`Where the images are`}>
      <p>{t`A folder of images, with all that is in the folders below. They are matched with products by their names, and you see every match before anything changes. Your files stay as they are.`}</p>
      <div className={wide['choose']}>
        <Button
          ref={first}
          data-autofocus
          variant="filled"
          loading={busy}
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          onClick={() => void chooseFolder()}
        >{t`Choose a folder…`}</Button>
        {t`or drop it on the window`}
      </div>
      <ProblemText problem={problem} />
      <DialogFoot>
        {slow ? (
          <JobBar
            progress={progress}
            label={t`Looking for images`}
            words={{ looking: sayReading(progress) }}
            onCancel={cancelWork}
          />
        ) : (
          <Button onClick={() => void closeMatch()}>{t`Cancel`}</Button>
        )}
      </DialogFoot>
    </section>
  );
}
