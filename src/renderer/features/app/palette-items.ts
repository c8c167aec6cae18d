import { COMMAND_IDS, type CommandId, commandFacts, groupTitle } from '../../commands/command-table.ts';

/** Commands that make no sense from within the palette. */
const LEFT_OUT: ReadonlySet<CommandId> = new Set(['help.palette']);

/** The commands whose title, group or further words have one for the beginning of every typed one, in the table's order. */
export function findCommands(typed: string): readonly CommandId[] {
  return COMMAND_IDS.filter((id) => {
    const { title, group, words = '' } = commandFacts(id);
    return !LEFT_OUT.has(id) && isMeant(typed, `${title} ${groupTitle(group)} ${words}`);
  });
}

/** What is called so, once something is typed. */
export function findNamed<T extends { readonly name: string }>(
  typed: string,
  all: readonly T[],
): readonly T[] {
  return typed === '' ? [] : all.filter(({ name }) => isMeant(typed, name));
}

function isMeant(typed: string, text: string): boolean {
  const known = text.toLowerCase().split(/\s+/u);
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  return words.every((word) => known.some((own) => own.startsWith(word)));
}
