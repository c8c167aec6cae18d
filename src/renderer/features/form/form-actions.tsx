import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { formatTime } from '../../ui/format.ts';
import { writeShortcut } from '../../ui/kbd.tsx';
import type { KeepState } from './draft-keeper.ts';
import classes from './form.module.css';
import { useForm } from './form-context.ts';
import { sameFields } from './form-start.ts';

type Props = {
  readonly onSave: () => void;
  readonly onSaveAndAdd: () => void;
  readonly onDuplicate: () => void;
  readonly onDiscard: () => void;
};

/** The form's foot: what can be done, and where the keystrokes are. */
export function FormActions({ onSave, onSaveAndAdd, onDuplicate, onDiscard }: Props) {
  const saving = useForm((state) => state.saving);
  return (
    <footer className={classes['actions']}>
      <Button variant="filled" title={writeShortcut('$mod+s')} aria-disabled={saving} onClick={onSave}>
        Save
      </Button>
      <Button title={writeShortcut('$mod+Shift+Enter')} aria-disabled={saving} onClick={onSaveAndAdd}>
        Save and add another
      </Button>
      <Menu>
        <Menu.Target>
          <Button variant="subtle" aria-label="More actions" className={classes['more']}>
            <IconDots size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onDuplicate}>Duplicate as a new product</Menu.Item>
          <Menu.Item onClick={onDiscard}>Discard unsaved changes</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <KeepLine />
    </footer>
  );
}

function KeepLine() {
  const keep = useForm((state) => state.keep);
  const refusal = useForm((state) => state.refusal);
  const saved = useForm((state) => state.saved);
  const unchanged = useForm((state) => state.saved !== null && sameFields(state.fields, state.saved.fields));
  const problem = refusal ?? (keep.kind === 'not-kept' ? keep.message : null);
  if (problem !== null) {
    return (
      <p className={classes['keepProblem']} role="alert" data-selectable>
        {problem}
      </p>
    );
  }
  return (
    <p className={classes['keep']}>
      {unchanged && saved !== null ? `Saved on this computer ${formatTime(saved.updatedAt)}` : describe(keep)}
    </p>
  );
}

function describe(keep: KeepState): string {
  switch (keep.kind) {
    case 'clean':
      return '';
    case 'pending':
    case 'kept':
      return 'Not saved yet; every key is kept';
    case 'not-kept':
      return keep.message;
  }
}
