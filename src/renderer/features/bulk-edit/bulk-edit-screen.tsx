import { Button, Modal } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Preview } from '../../../shared/model/change.ts';
import { showUndoToast } from '../../commands/undo-toast.ts';
import { t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { JobBar } from '../../ui/job-bar.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useLate } from '../../ui/use-late.ts';
import wide from '../../ui/wide-screen.module.css';
import { ActionsForm } from './actions-form.tsx';
import classes from './bulk-edit.module.css';
import { applyBulkEdit, cancelJob, closeBulkEdit } from './bulk-steps.ts';
import { type BulkState, useBulkEdit } from './bulk-store.ts';
import { exportPreview } from './export-preview.ts';
import { FindForm } from './find-form.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { ScopeChoice } from './scope-choice.tsx';

/** What the screen does, in a few words. */
function sayTitle({ mode, title, preview }: BulkState): string {
  if (mode === 'find') return t`Find and replace`;
  return mode === 'cells' ? (title ?? sayCells(preview)) : t`Bulk edit`;
}

function sayCells(preview: Preview | null): string {
  switch (preview?.kind) {
    case 'edit':
      return t`Edit ${preview.subject}`;
    case 'paste':
      return t`Paste into ${preview.subject}`;
    case 'fill':
      return t`Fill ${preview.subject}`;
    case 'clear':
      return t`Clear ${preview.subject}`;
    default:
      return t`Preview`;
  }
}

type Props = {
  /** What is shown was written. */
  readonly onApplied: () => void;
};

/** What to do on the left, what it would do on the right, then Apply: one change, or nothing. */
export function BulkEditScreen({ onApplied }: Props) {
  const mode = useBulkEdit((state) => state.mode);
  const title = useBulkEdit(sayTitle);
  const apply = async (): Promise<void> => {
    const added = useBulkEdit.getState().preview?.added ?? 0;
    const change = await applyBulkEdit();
    if (change === null) return;
    onApplied();
    showUndoToast(sayApplied(change.products - added, added), change.id);
  };
  const pressKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void apply();
  };
  return (
    <Modal
      opened={mode !== null}
      onClose={() => void closeBulkEdit()}
      title={title}
      size="min(1160px, 96vw)"
      xOffset="2vw"
      yOffset="4vh"
      classNames={{ body: classes['body'] ?? '' }}
      onKeyDown={pressKey}
    >
      <div className={`${wide['columns']} ${classes['columns']}`} data-alone={mode === 'cells' || undefined}>
        {mode !== 'cells' && (
          <div className={classes['form']}>
            <ScopeChoice />
            {mode === 'find' ? <FindForm /> : <ActionsForm />}
          </div>
        )}
        <section
          className={`${wide['panel']} ${classes['right']}`}
          aria-label={t`Preview`}
          // Enter, pressed behind a paste out of habit, neither closes nor applies it.
          tabIndex={-1}
          data-autofocus={mode === 'cells' || undefined}
        >
          <PreviewPanel />
        </section>
      </div>
      <Foot onApply={() => void apply()} />
    </Modal>
  );
}

function sayApplied(changed: number, added: number): string {
  const more = countOf(added, 'new product');
  if (added === 0) return t`Changed ${countOf(changed, 'product')}.`;
  return changed === 0 ? t`Added ${more}.` : t`Changed ${countOf(changed, 'product')}, added ${more}.`;
}

const LABELS = {
  preparing: t`Preparing the preview`,
  ticking: t`Changing what is left out`,
  applying: t`Writing the changes`,
} as const;

function Foot({ onApply }: { readonly onApply: () => void }) {
  const { preview, note, busy, progress, problem } = useBulkEdit();
  const slow = useLate(busy !== null);
  const count = (preview?.products ?? 0) + (preview?.added ?? 0);
  if (slow && busy !== null && (busy === 'applying' || progress !== null)) {
    return (
      <div className={classes['footer']}>
        <JobBar progress={progress} label={LABELS[busy]} onCancel={cancelJob} />
      </div>
    );
  }
  return (
    <div className={classes['footer']}>
      <div className={classes['sum']}>
        <ProblemText problem={problem} />
        {preview && !problem && <Sum preview={preview} note={note} />}
      </div>
      {preview && <Button variant="subtle" onClick={() => void save(preview.id)}>{t`Export…`}</Button>}
      <Button onClick={() => void closeBulkEdit()}>{t`Cancel`}</Button>
      <Button
        variant="filled"
        disabled={count === 0 || busy !== null}
        onClick={onApply}
        rightSection={<Kbd keys="$mod+Enter" />}
      >
        {count === 0 ? t`Apply` : t`Apply to ${countOf(count, 'product')}`}
      </Button>
    </div>
  );
}

async function save(id: string): Promise<void> {
  const saved = await exportPreview(id);
  if (saved === 'saved') showToast({ text: t`The preview was saved.` });
  else if (saved !== 'cancelled') useBulkEdit.setState({ problem: saved });
}

/** Nothing gets lost: the counts add up to what was looked at. */
function Sum({ preview, note }: { readonly preview: Preview; readonly note: string }) {
  const { scope, willChange, same, leftOut, problems, added, hits } = preview;
  const parts = [
    t`${formatCount(willChange)} will change`,
    t`${formatCount(same)} the same`,
    t`${formatCount(leftOut)} left out`,
    ...(problems > 0 ? [countOf(problems, 'problem')] : []),
  ];
  const places =
    hits === null
      ? ''
      : ` ${t`${formatCount(hits.chosen)} of ${countOf(hits.found, 'place')} will be replaced.`}`;
  return (
    <>
      {countOf(scope, 'value')}: {parts.join(', ')}.{places}
      {added > 0 && ` ${t`${countOf(added, 'new product')} will be added.`}`}
      {note !== '' && ` ${note}`}
    </>
  );
}
