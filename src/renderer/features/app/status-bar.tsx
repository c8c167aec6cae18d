import type { ReactNode } from 'react';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { formatWhen } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './status-bar.module.css';
import { UnsavedForms } from './unsaved-forms.tsx';

type Props = {
  /** `24 products`, `3 selected`; nothing where the place has no rows to count. */
  readonly children: ReactNode;
};

/** The line at the bottom: how many, how many selected, and where the data is. */
export function StatusBar({ children }: Props) {
  const newest = useAnswer(offshelf().changes.list, { limit: 1 }, ['changes', 'products']).value?.[0];
  const unsaved = useAnswer(offshelf().drafts.list, {}, ['products', 'changes']).value ?? [];
  const now = useNow();
  const saved = newest
    ? t`Saved on this computer ${formatWhen(newest.undoneAt ?? newest.at, now)}`
    : t`Saved on this computer`;
  return (
    <footer className={classes['bar']}>
      {children}
      <span className={classes['saved']} title={unsaved.length > 0 ? saved : undefined}>
        {unsaved.length > 0 ? <UnsavedForms drafts={unsaved} /> : saved}
      </span>
    </footer>
  );
}
