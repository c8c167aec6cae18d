import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { formatTime } from '../../ui/format.ts';
import { writeShortcut } from '../../ui/kbd.tsx';
import classes from './form.module.css';
import { useForm } from './form-context.ts';
import { sameFields } from './form-start.ts';
import { isUntouched } from './form-state.ts';
import { sayNames } from './remote-words.ts';

type Props = {
  readonly onSave: () => void;
  readonly onSaveAndAdd: () => void;
  readonly onDuplicate: () => void;
  readonly onDiscard: () => void;
  /** The remotes that get the product as soon as this form is saved or discarded. */
  readonly waiting: readonly string[];
};

/** The form's foot: what can be done, and where the keystrokes are. */
export function FormActions({ onSave, onSaveAndAdd, onDuplicate, onDiscard, waiting }: Props) {
  const cannot = useForm((state) => state.saving || isUntouched(state));
  return (
    <footer className={classes['actions']}>
      <Button
        variant="filled"
        title={writeShortcut('$mod+s')}
        {...blocked(cannot)}
        onClick={() => !cannot && onSave()}
      >{t`Save`}</Button>
      <Button
        title={writeShortcut('$mod+Shift+Enter')}
        {...blocked(cannot)}
        onClick={() => !cannot && onSaveAndAdd()}
      >{t`Save and add another`}</Button>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t`More actions`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onDuplicate}>{t`Duplicate as a new product`}</Menu.Item>
          <Menu.Item onClick={onDiscard}>{t`Discard unsaved changes`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <KeepLine />
      {waiting.length > 0 && (
        <p
          className={classes['waits']}
        >{t`Waits for this form: it is sent to ${sayNames(waiting)} once you save or discard.`}</p>
      )}
    </footer>
  );
}

/** Where the keystrokes are, or why they are not kept. */
export function KeepLine() {
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
  if (unchanged && saved !== null) {
    return <p className={classes['keep']}>{t`Saved ${formatTime(saved.updatedAt)}`}</p>;
  }
  if (keep.kind === 'clean') return null;
  return (
    <p
      className={classes['keep']}
      title={t`Every key is kept on this computer until you save or discard it.`}
    >{t`Not saved yet`}</p>
  );
}
