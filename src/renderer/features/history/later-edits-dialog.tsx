import { Button, Group, Modal } from '@mantine/core';
import { countOf } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { describeChange } from './change-words.ts';
import { closeQuestion, step, useUndo } from './undo-store.ts';

/** Asks what becomes of values that were edited after the change that is taken back. */
export function LaterEditsDialog() {
  const { asking, busy, problem } = useUndo();
  const undoing = asking?.direction !== 'redo';
  const answer = (onLaterEdits: 'keep-newer' | 'restore-anyway') => () =>
    void step(asking?.direction ?? 'undo', onLaterEdits);
  return (
    <Modal
      opened={asking !== null}
      onClose={closeQuestion}
      title={undoing ? 'Some products were edited since' : 'Some products were edited in between'}
      size={480}
    >
      {asking && (
        <p>
          {describeChange(asking.change)}: {countOf(asking.products, 'product')}{' '}
          {asking.products === 1 ? 'was' : 'were'} edited later. Keep those newer values, or{' '}
          {undoing ? 'bring back the old ones anyway' : 'replace them anyway'}?
        </p>
      )}
      <ProblemText problem={problem} />
      <Group justify="flex-end" gap="sm" mt="xl">
        <Button onClick={closeQuestion}>Cancel</Button>
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
