import { useEffect, useEffectEvent } from 'react';
import { type CommandAction, commandState, provideCommand, useCommandStore } from './command-store.ts';
import type { CommandId } from './command-table.ts';

/**
 * Offers what a command does while this component is on screen:
 * `useCommand('product.save', { enabled: dirty || 'Nothing was changed.', run: save })`.
 */
export function useCommand(id: CommandId, action: CommandAction): void {
  const { enabled } = action;
  const run = useEffectEvent(() => action.run());
  useEffect(() => provideCommand(id, { enabled, run: () => run() }), [id, enabled]);
}

/** Whether a command can be used now: `true`, or why not. */
export function useCommandState(id: CommandId): true | string {
  return useCommandStore(({ actions }) => commandState(actions, id));
}
