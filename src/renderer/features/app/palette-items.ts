import { COMMAND_IDS, type CommandId, commandFacts } from '../../commands/command-table.ts';

/** Commands that make no sense from within the palette. */
const LEFT_OUT: ReadonlySet<CommandId> = new Set(['help.palette']);

/** The commands whose title, group or further words have one for the beginning of every typed one, in the table's order. */
export function findCommands(typed: string): readonly CommandId[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  return COMMAND_IDS.filter((id) => {
    const { title, group, words: others = '' } = commandFacts(id);
    const known = `${title} ${group} ${others}`.toLowerCase().split(' ');
    return !LEFT_OUT.has(id) && words.every((word) => known.some((own) => own.startsWith(word)));
  });
}
