import { Button, Group, Modal } from '@mantine/core';
import { countOf } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { describeChange } from './change-words.ts';
import { closeQuestion, step, useUndo } from './undo-store.ts';

/** Asks what becomes of values that were edited after the change that is taken back. */
export function LaterEditsDialog() {
  const { asking, busy, problem } = useUndo();
  const undoing = asking?.direction !== 'redo';
  const answer = (onLaterEdits: 'keep-newer' | 'restore-anyway' | 'skip') => () =>
    void step(asking?.direction ?? 'undo', onLaterEdits);
  return (
    <Modal
      opened={asking !== null}
      onClose={closeQuestion}
      title={undoing ? 'Some products were edited since' : 'Some products were edited in between'}
      size={560}
    >
      {asking && (
        <p>
          {describeChange(asking.change)}: {countOf(asking.products, 'product')}{' '}
          {asking.products === 1 ? 'was' : 'were'} edited later. Keep those newer values and{' '}
          {undoing ? 'undo' : 'do'} the rest, leave{' '}
          {asking.products === 1 ? 'that product' : 'those products'} as{' '}
          {asking.products === 1 ? 'it is' : 'they are'}, or{' '}
          {undoing ? 'bring back the old values' : 'replace them'} anyway?
        </p>
      )}
      <ProblemText problem={problem} />
      <Group justify="flex-end" gap="sm" mt="xl">
        <Button onClick={closeQuestion}>Cancel</Button>
        <Button onClick={answer('skip')} disabled={busy}>
          {asking?.products === 1 ? 'Skip that product' : 'Skip those products'}
        </Button>
        <Button onClick={answer('restore-anyway')} disabled={busy}>
          {undoing ? 'Restore anyway' : 'Replace anyway'}
        </Button>
        <Button variant="filled" onClick={answer('keep-newer')} loading={busy} data-autofocus>
          Keep newer
        </Button>
      </Group>
    </Modal>
  );
}
