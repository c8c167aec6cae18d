import { Button, Group, Modal } from '@mantine/core';
import { plural, s, t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { describeChange } from './change-words.ts';
import { closeQuestion, step, undoOne, useUndo } from './undo-store.ts';

function askAboutUndo(count: number): string {
  const products = countOf(count, 'product');
  return plural(
    count,
    s`${products} was edited later. Keep those newer values and undo the rest, leave that product as it is, or bring back the old values anyway?`,
    s`${products} were edited later. Keep those newer values and undo the rest, leave those products as they are, or bring back the old values anyway?`,
  );
}

function askAboutRedo(count: number): string {
  const products = countOf(count, 'product');
  return plural(
    count,
    s`${products} was edited later. Keep those newer values and do the rest, leave that product as it is, or replace them anyway?`,
    s`${products} were edited later. Keep those newer values and do the rest, leave those products as they are, or replace them anyway?`,
  );
}

/** Asks what becomes of values that were edited after the change that is taken back. */
export function LaterEditsDialog() {
  const { asking, busy, problem } = useUndo();
  const undoing = asking?.direction !== 'redo';
  const answer = (onLaterEdits: 'keep-newer' | 'restore-anyway' | 'skip') => () =>
    void (asking?.one ? undoOne(asking.one, onLaterEdits) : step(asking?.direction ?? 'undo', onLaterEdits));
  return (
    <Modal
      opened={asking !== null}
      onClose={closeQuestion}
      title={undoing ? t`Some products were edited since` : t`Some products were edited in between`}
      size={560}
    >
      {asking && (
        <p>
          {`${describeChange(asking.change)}: `}
          {undoing ? askAboutUndo(asking.products) : askAboutRedo(asking.products)}
        </p>
      )}
      <ProblemText problem={problem} />
      <Group justify="flex-end" gap="sm" mt="xl">
        <Button onClick={closeQuestion}>{t`Cancel`}</Button>
        <Button onClick={answer('skip')} disabled={busy}>
          {asking?.products === 1 ? t`Skip that product` : t`Skip those products`}
        </Button>
        <Button onClick={answer('restore-anyway')} disabled={busy}>
          {undoing ? t`Restore anyway` : t`Replace anyway`}
        </Button>
        <Button
          variant="filled"
          onClick={answer('keep-newer')}
          loading={busy}
          data-autofocus
        >{t`Keep newer`}</Button>
      </Group>
    </Modal>
  );
}
