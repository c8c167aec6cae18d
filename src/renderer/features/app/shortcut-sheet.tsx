import { FocusTrap, Modal } from '@mantine/core';
import {
  COMMAND_IDS,
  type CommandGroup,
  type CommandId,
  commandFacts,
  groupTitle,
} from '../../commands/command-table.ts';

import { t } from '../../i18n/t.ts';
import { Kbd } from '../../ui/kbd.tsx';
import classes from './shortcut-sheet.module.css';

/** These work everywhere in the window. */
const EVERYWHERE: readonly CommandGroup[] = ['Product', 'Edit', 'View', 'Send', 'Catalog', 'Help'];

type Line = readonly [string, string];

/** Keys of the grid's cells, besides its commands. */
const GRID_KEYS: readonly Line[] = [
  ['F2', t`Edit the cell, as Enter does`],
  ['Enter', t`Keep what was typed, go down`],
  ['Shift+Enter', t`Keep what was typed, go up`],
  ['Tab', t`Keep what was typed, go right`],
  ['$mod+Enter', t`Fill the selected cells with it`],
  ['Escape', t`Leave the cell as it was`],
  ['$mod+c', t`Copy`],
  ['$mod+x', t`Cut`],
  ['$mod+v', t`Paste`],
  ['$mod+Shift+v', t`Paste as new products`],
];

/** Keys of the list, which belong to it alone. */
const LIST_KEYS: readonly Line[] = [
  ['Space', t`Tick the product`],
  ['Shift+ArrowDown', t`Tick a range`],
  ['$mod+a', t`Tick all that match`],
  ['Enter', t`Open the form`],
  ['Delete', t`Move to trash`],
  ['Escape', t`Tick nothing`],
];

/** Keys of the Send list's rows. */
const SEND_LIST_KEYS: readonly Line[] = [
  ['ArrowRight', t`Open a row or a group`],
  ['ArrowLeft', t`Fold it, or go to its group`],
  ['Shift+F10', t`Go to what can be done`],
];

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** Every shortcut, from the same table that binds them. */
export function ShortcutSheet({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Keyboard shortcuts`} size={760}>
      <FocusTrap.InitialFocus />
      <div className={classes['groups']}>
        <div>
          {EVERYWHERE.map((group) => (
            <Group key={group} title={groupTitle(group)} lines={linesOf((id) => partOf(id) === group)} />
          ))}
        </div>
        <div>
          <Group title={t`In the grid`} lines={[...GRID_KEYS, ...linesOf((id) => partOf(id) === 'grid')]} />
          <Group title={t`In the list`} lines={[...LIST_KEYS, ...linesOf((id) => partOf(id) === 'list')]} />
          <Group title={t`In the texts`} lines={linesOf((id) => partOf(id) === 'text')} />
          <Group title={t`In the Send list`} lines={SEND_LIST_KEYS} />
        </div>
      </div>
    </Modal>
  );
}

type GroupProps = { readonly title: string; readonly lines: readonly Line[] };

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

/** Where the keys of a command hold: in one part of the window, or everywhere, by its group. */
function partOf(id: CommandId): CommandGroup | 'grid' | 'list' | 'text' {
  const { group, keysIn } = commandFacts(id);
  return id.startsWith('text.') ? 'text' : (keysIn ?? group);
}

function linesOf(isWanted: (id: CommandId) => boolean): readonly Line[] {
  return COMMAND_IDS.filter(isWanted).flatMap((id) => {
    const { keys, title } = commandFacts(id);
    return keys[0] === undefined ? [] : [[keys[0], title] as const];
  });
}
