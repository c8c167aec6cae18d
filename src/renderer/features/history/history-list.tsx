import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Change } from '../../../shared/model/change.ts';
import { CommandButton } from '../../commands/command-button.tsx';
import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatMoment, formatWhen } from '../../ui/format.ts';
import { PaneBody, Spacer, Toolbar } from '../../ui/pane.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ChangeDetails } from './change-details.tsx';
import { describeChange } from './change-words.ts';
import classes from './history-list.module.css';
import { undoOne, useUndo } from './undo-store.ts';
import { useChanges } from './use-undo-commands.ts';

/** What was done in this catalog, newest first; undo and redo go along this list, or take the one that is open. */
export function HistoryList() {
  const changes = useChanges();
  const now = useNow();
  const next = changes.value?.find((change) => change.undoneAt === null);
  return (
    <>
      <Toolbar label={t`History`}>
        <h2>{t`History`}</h2>
        <CommandButton
          id="edit.undo"
          icon={<IconArrowBackUp size={16} stroke={1.75} />}
          {...(next && { label: t`Undo: ${describeChange(next)}` })}
        />
        <CommandButton id="edit.redo" icon={<IconArrowForwardUp size={16} stroke={1.75} />} />
        <Spacer />
        <span
          className={classes['note']}
        >{t`The last 100 changes or 1 GB are kept. Undo does not unsend: what a remote has stays there.`}</span>
      </Toolbar>
      <PaneBody>
        <ProblemText problem={changes.problem} />
        {changes.value?.length === 0 && <EmptyState text={t`Nothing was changed in this catalog yet.`} />}
        <ul className={classes['changes']}>
          {changes.value?.map((change) => (
            <ChangeLine key={change.id} change={change} now={now} />
          ))}
        </ul>
      </PaneBody>
    </>
  );
}

function ChangeLine({ change, now }: { readonly change: Change; readonly now: number }) {
  const [open, setOpen] = useState(false);
  const OpenIcon = open ? IconChevronDown : IconChevronRight;
  return (
    <li data-undone={change.undoneAt !== null || undefined}>
      <div className={classes['change']}>
        <button
          type="button"
          className={classes['what']}
          aria-expanded={open}
          title={describeChange(change)}
          onClick={() => setOpen(!open)}
        >
          <OpenIcon size={14} stroke={1.75} aria-hidden />
          <span>{describeChange(change)}</span>
        </button>
        {open && change.undoneAt === null && <UndoOneButton change={change} />}
        {change.undoneAt !== null && <span className={classes['undone']}>{t`Undone`}</span>}
        <time className={classes['when']} title={formatMoment(change.at)}>
          {formatWhen(change.at, now)}
        </time>
      </div>
      {open && <ChangeDetails id={change.id} />}
    </li>
  );
}

function UndoOneButton({ change }: { readonly change: Change }) {
  const { busy } = useUndo();
  return (
    <Button size="compact-sm" disabled={busy} onClick={() => void undoOne(change)}>
      {t`Undo this one`}
    </Button>
  );
}
