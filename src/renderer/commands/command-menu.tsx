import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { writeShortcut } from '../ui/kbd.tsx';
import { runCommand } from './command-store.ts';
import { type CommandId, commandFacts } from './command-table.ts';
import classes from './commands.module.css';
import { useCommandState } from './use-command.ts';

type Props = {
  readonly id: CommandId;
  readonly icon?: ReactNode;
  /** Keys that do the same without the command, such as those of the clipboard. */
  readonly sameAs?: string;
};

/** A command as an item of a menu; why it cannot be used now stands in its tooltip. */
export function CommandItem({ id, icon, sameAs }: Props) {
  const state = useCommandState(id);
  const { title, keys } = commandFacts(id);
  const shortcut = keys[0] ?? sameAs;
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={shortcut && <span className={classes['shortcut']}>{writeShortcut(shortcut)}</span>}
      disabled={state !== true}
      title={state === true ? undefined : state}
      onClick={() => runCommand(id)}
    >
      {title}
    </Menu.Item>
  );
}
