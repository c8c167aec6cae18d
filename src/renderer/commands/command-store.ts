import { create } from 'zustand';
import { t } from '../i18n/t.ts';
import type { CommandId } from './command-table.ts';

/** What a command does right now, given by the part of the window that can do it. */
export type CommandAction = {
  /** `true`, or one plain sentence why it cannot be done now. */
  readonly enabled: true | string;
  readonly run: () => void | Promise<unknown>;
};

/** Later actions go first: a dialog's Save stands before the form's behind it. */
type Actions = Readonly<Partial<Record<CommandId, readonly CommandAction[]>>>;

export const useCommandStore = create<{ readonly actions: Actions }>(() => ({ actions: {} }));

/** Offers an action for a command; the returned function takes it back. */
export function provideCommand(id: CommandId, action: CommandAction): () => void {
  const change = (edit: (list: readonly CommandAction[]) => readonly CommandAction[]): void =>
    useCommandStore.setState(({ actions }) => ({ actions: { ...actions, [id]: edit(actions[id] ?? []) } }));
  change((list) => [action, ...list]);
  return () => change((list) => list.filter((other) => other !== action));
}

/** Whether a command can be used now, and why not. */
export function commandState(actions: Actions, id: CommandId): true | string {
  return actions[id]?.[0]?.enabled ?? sayNowhere(id);
}

function sayNowhere(id: CommandId): string {
  return id.startsWith('cells.') && id !== 'cells.pasteNew'
    ? t`There are no cells here: show products as a grid.`
    : t`Nothing here can do that now.`;
}

const firsts = new Set<() => void>();

/** What every command waits for, such as an open editor that writes what was typed; the returned function ends it. */
export function beforeCommands(run: () => void): () => void {
  firsts.add(run);
  return () => firsts.delete(run);
}

/** Ends what every command waits for, before something that is no command itself. */
export function endEdits(): void {
  for (const first of firsts) first();
}

/** Runs a command by its id; one that cannot be used now does nothing and says `false`. */
export function runCommand(id: CommandId): boolean {
  const action = useCommandStore.getState().actions[id]?.[0];
  if (action?.enabled !== true) return false;
  endEdits();
  void action.run();
  return true;
}
