import { ActionIcon, Button, type ButtonVariant, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { writeShortcut } from '../ui/kbd.tsx';
import { useTipRest } from '../ui/use-tip-rest.ts';
import { runCommand } from './command-store.ts';
import { type CommandId, commandFacts } from './command-table.ts';
import { useCommandState } from './use-command.ts';

type Props = {
  readonly id: CommandId;
  readonly icon?: ReactNode;
  /** Instead of the command's own title. */
  readonly label?: string;
  readonly variant?: ButtonVariant;
};

/** A button for a command: its title, its shortcut in the tooltip, and why it cannot be used now. */
export function CommandButton({ id, icon, label, variant = 'default' }: Props) {
  const state = useCommandState(id);
  const tip = useTipRest();
  const isPlain = state === true && commandFacts(id).keys.length === 0;
  return (
    <Tooltip label={describe(id, state)} disabled={tip.rests || isPlain}>
      <Button
        {...tip.control}
        variant={variant}
        leftSection={icon}
        data-disabled={state !== true}
        aria-disabled={state !== true}
        onClick={() => runCommand(id)}
      >
        {label ?? commandFacts(id).title}
      </Button>
    </Tooltip>
  );
}

/** The same as an icon alone; the title becomes its name. */
export function CommandIcon({ id, icon, label }: Props & { readonly icon: ReactNode }) {
  const state = useCommandState(id);
  const title = label ?? commandFacts(id).title;
  const tip = useTipRest();
  return (
    <Tooltip label={`${title}${state === true ? shortcutSuffix(id) : `\n${state}`}`} disabled={tip.rests}>
      <ActionIcon
        {...tip.control}
        aria-label={title}
        data-disabled={state !== true}
        aria-disabled={state !== true}
        onClick={() => runCommand(id)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function describe(id: CommandId, state: true | string): string {
  return state === true ? writeShortcut(commandFacts(id).keys[0] ?? '') : state;
}

function shortcutSuffix(id: CommandId): string {
  const keys = commandFacts(id).keys[0];
  return keys === undefined ? '' : ` (${writeShortcut(keys)})`;
}
