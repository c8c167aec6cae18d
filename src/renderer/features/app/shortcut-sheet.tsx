import { FocusTrap, Modal } from '@mantine/core';
import { COMMAND_IDS, type CommandGroup, commandFacts } from '../../commands/command-table.ts';
import { Kbd } from '../../ui/kbd.tsx';
import classes from './shortcut-sheet.module.css';

const LEFT: readonly CommandGroup[] = ['Product', 'Edit', 'Send', 'Catalog', 'Help'];
const RIGHT: readonly CommandGroup[] = ['View'];

/** Keys of the list, which belong to it alone. */
const LIST_KEYS: readonly (readonly [string, string])[] = [
  ['Space', 'Tick the product'],
  ['Shift+↓', 'Tick a range'],
  ['$mod+a', 'Tick all that match'],
  ['Enter', 'Open the form'],
  ['Delete', 'Move to trash'],
  ['Escape', 'Tick nothing'],
];

/** Keys of the Send list's rows. */
const SEND_LIST_KEYS: readonly (readonly [string, string])[] = [
  ['→', 'Open a row or a group'],
  ['←', 'Fold it, or go to its group'],
  ['Shift+F10', 'Go to what can be done'],
];

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** Every shortcut, from the same table that binds them. */
export function ShortcutSheet({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size={760}>
      <FocusTrap.InitialFocus />
      <div className={classes['groups']}>
        <div>
          {LEFT.map((group) => (
            <Group key={group} title={group} lines={linesOf(group)} />
          ))}
        </div>
        <div>
          {RIGHT.map((group) => (
            <Group key={group} title={group} lines={linesOf(group)} />
          ))}
          <Group title="In the list" lines={LIST_KEYS} />
          <Group title="In the Send list" lines={SEND_LIST_KEYS} />
        </div>
      </div>
    </Modal>
  );
}

type GroupProps = { readonly title: string; readonly lines: readonly (readonly [string, string])[] };

function Group({ title, lines }: GroupProps) {
  if (lines.length === 0) return null;
  return (
    <section className={classes['group']}>
      <h3 className={classes['heading']}>{title}</h3>
      <dl>
        {lines.map(([keys, what]) => (
          <div key={what} className={classes['line']}>
            <dt>{what}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function linesOf(group: CommandGroup): readonly (readonly [string, string])[] {
  return COMMAND_IDS.map(commandFacts).flatMap((facts) => {
    const [keys] = facts.keys;
    return facts.group === group && keys !== undefined ? [[keys, facts.title] as const] : [];
  });
}
