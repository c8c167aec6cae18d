import { Button, Group, Modal } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { FIELD_WORDS } from '../../../shared/model/field-words.ts';
import { showUndoToast } from '../../commands/undo-toast.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { ActionForm } from './action-form.tsx';
import classes from './bulk-edit.module.css';
import { applyBulkEdit, closeBulkEdit } from './bulk-steps.ts';
import { useBulkEdit } from './bulk-store.ts';
import { PreviewPanel } from './preview-panel.tsx';

/** One action on many products: what to do on the left, what it would do on the right, then Apply. */
export function BulkEditScreen({ onApplied }: { readonly onApplied: () => void }) {
  const { targets, draft, preview, busy, problem } = useBulkEdit();
  const apply = async (): Promise<void> => {
    const change = await applyBulkEdit();
    if (change === null) return;
    onApplied();
    showUndoToast(
      `Changed the ${FIELD_WORDS[draft.field]} of ${countOf(change.products, 'product')}.`,
      change.id,
    );
  };
  const pressKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void apply();
  };
  const count = preview?.willChange ?? 0;
  return (
    <Modal
      opened={targets !== null}
      onClose={() => void closeBulkEdit()}
      title="Bulk edit"
      size="min(1120px, 94vw)"
      yOffset="6vh"
      classNames={{ body: classes['body'] ?? '' }}
      onKeyDown={pressKey}
    >
      <div className={classes['columns']}>
        <ActionForm draft={draft} />
        <section className={classes['right']} aria-label="Preview">
          <PreviewPanel />
        </section>
      </div>
      <Group className={classes['footer'] ?? ''} justify="flex-end" gap="sm">
        <div className={classes['sum']}>
          <ProblemText problem={problem} />
          {preview && !problem && (
            <Sum scope={preview.scope} parts={[count, preview.same, preview.leftOut]} />
          )}
        </div>
        <Button onClick={() => void closeBulkEdit()}>Cancel</Button>
        <Button
          variant="filled"
          disabled={count === 0 || busy === 'preparing'}
          loading={busy === 'applying'}
          onClick={() => void apply()}
          rightSection={<Kbd keys="$mod+Enter" />}
        >
          {count === 0 ? 'Apply' : `Apply to ${countOf(count, 'product')}`}
        </Button>
      </Group>
    </Modal>
  );
}

/** Nothing gets lost: the three counts are the products that were chosen. */
function Sum({ scope, parts }: { readonly scope: number; readonly parts: readonly number[] }) {
  const [change, same, out] = parts.map(formatCount);
  return (
    <>
      {countOf(scope, 'product')}: {change} will change, {same} the same, {out} left out
    </>
  );
}
