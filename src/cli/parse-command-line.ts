import { parseArgs } from 'node:util';
import type { Command, Given, OptionRule } from './command.ts';
import { wrongUsage } from './command-failure.ts';
import { COMMANDS, GLOBAL_OPTIONS } from './command-table.ts';
import { suggest } from './nearest.ts';

/** An option as it was typed. */
type Typed = { readonly name: string; readonly value: string | undefined; readonly inline: boolean };

export type CommandLine = { readonly words: readonly string[]; readonly options: readonly Typed[] };

const GROUPS = [
  ...new Set(COMMANDS.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0] ?? ''] : []))),
];

/** Takes the arguments apart. A name means the same in every command, so that options may stand anywhere. */
export function readWords(args: readonly string[]): CommandLine {
  const rules = Object.assign({}, GLOBAL_OPTIONS, ...COMMANDS.map(({ options }) => options)) as Readonly<
    Record<string, OptionRule>
  >;
  const types = Object.entries(rules).map(([name, { kind }]) => [
    name,
    { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
  ]);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types) as Record<string, { type: 'boolean' | 'string' }>,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options: Typed[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const name = token.rawName.startsWith('--') ? token.name : token.rawName;
    options.push({
      name: name === '-h' ? 'help' : name,
      value: token.value,
      inline: token.inlineValue === true,
    });
  }
  return { words, options };
}

export function isAskedFor({ options }: CommandLine, name: string): boolean {
  return options.some((option) => option.name === name);
}

/** The group of commands that was named without saying which, or `undefined`. */
export function findGroup({ words }: CommandLine): string | undefined {
  return words.length === 1 ? GROUPS.find((group) => group === words[0]) : undefined;
}

/** @throws CommandFailure of wrong usage where there is no such command */
export function findCommand({ words }: CommandLine): Command {
  const [first = '', second = ''] = words;
  const named = (name: string) => COMMANDS.find((command) => command.name === name);
  const found = named(first) ?? named(`${first} ${second}`);
  if (found !== undefined) return found;
  if (words.length === 0) throw wrongUsage('Say what to do.');
  const typed = GROUPS.includes(first) && second !== '' ? `${first} ${second}` : first;
  const names = [...COMMANDS.map(({ name }) => name), ...GROUPS];
  if (GROUPS.includes(typed)) throw wrongUsage(`Say what to do with a ${typed}.`);
  throw wrongUsage(`There is no command “${typed}”.${suggest(typed, names)}`);
}

/** Checks operands and options against the command's. Values are never repeated in a message: one may be a key. */
export function readGiven(line: CommandLine, command: Command): Given {
  const rules = { ...GLOBAL_OPTIONS, ...command.options };
  for (const option of line.options) checkOption(option, rules, line);
  const operands = line.words.slice(command.name.split(' ').length);
  const isOpen = command.operands.at(-1)?.endsWith('…') === true;
  if (!isOpen && operands.length > command.operands.length) {
    const wanted = command.operands.length === 0 ? 'nothing' : `only ${command.operands.join(' ')}`;
    throw wrongUsage(`Too many words: behind “${command.name}” stands ${wanted}, besides options.`);
  }
  const missing = command.operands[operands.length];
  if (missing !== undefined || operands.includes(''))
    throw wrongUsage(`${missing?.replace('…', '') ?? 'A word'} is missing.`);
  const valuesOf = (name: string) =>
    line.options.flatMap((option) =>
      option.name === name && option.value !== undefined ? [option.value] : [],
    );
  return {
    operands,
    flag: (name) => isAskedFor(line, name),
    text: (name) => valuesOf(name)[0],
    list: valuesOf,
  };
}

function checkOption(
  { name, value, inline }: Typed,
  rules: Readonly<Record<string, OptionRule>>,
  line: CommandLine,
): void {
  const shown = name.startsWith('-') ? name : `--${name}`;
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === undefined) {
    const isKey = /^-*(?:api-?|secret-?|secret-?access-?)?(?:key|token|secret|password)$/i.test(name);
    const variable = line.words[0] === 'place' ? 'OFFSHELF_PLACE_KEY_<NAME>' : 'OFFSHELF_KEY_<NAME>';
    const hint = isKey
      ? ` A key never stands on the command line: it comes from the variable ${variable}.`
      : suggest(name, Object.keys(rules), '--');
    throw wrongUsage(`There is no option ${shown} here.${hint}`);
  }
  if (rule.kind === 'flag') {
    if (value !== undefined && rule.value === undefined) throw wrongUsage(`${shown} takes no value.`);
    return;
  }
  const isMissing = value === undefined || value === '' || (!inline && /^--?[a-z]/i.test(value));
  if (isMissing) throw wrongUsage(`${shown} needs its ${rule.value ?? 'value'}.`);
  if (rule.kind === 'text' && line.options.filter((option) => option.name === name).length > 1) {
    throw wrongUsage(`${shown} can be given only once.`);
  }
}
