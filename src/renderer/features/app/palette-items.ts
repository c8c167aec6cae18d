import { COMMAND_IDS, type CommandId, commandFacts } from '../../commands/command-table.ts';

/** Commands that make no sense from within the palette. */
const LEFT_OUT: ReadonlySet<CommandId> = new Set(['help.palette']);

/** The commands whose title or group has a word for the beginning of every typed one, in the table's order. */
export function findCommands(typed: string): readonly CommandId[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  return COMMAND_IDS.filter((id) => {
    const { title, group } = commandFacts(id);
    const known = `${title} ${group}`.toLowerCase().split(' ');
    return !LEFT_OUT.has(id) && words.every((word) => known.some((own) => own.startsWith(word)));
  });
}
