import type { Command, OptionRule } from './command.ts';
import { COMMANDS, GLOBAL_OPTIONS } from './command-table.ts';

/** Help about one command. */
export function commandHelp(command: Command): string {
  const { name, about, options, notes, examples } = command;
  const own = Object.keys(options).length === 0 ? [] : ['', 'Options:', ...optionLines(options)];
  return [
    about,
    '',
    'Usage:',
    ...usageLines(command),
    ...own,
    '',
    'Options of every command:',
    ...optionLines(GLOBAL_OPTIONS),
    ...(notes === undefined ? [] : ['', notes]),
    '',
    examples.length === 1 ? 'Example:' : 'Examples:',
    ...examples.map((example) =>
      example.includes(`offshelf ${name}`) ? `  ${example}` : `  offshelf ${example}`,
    ),
  ].join('\n');
}

/** The commands there are, or those that begin with a word. */
export function overview(group?: string): string {
  const commands = COMMANDS.filter(({ name }) => group === undefined || name.startsWith(`${group} `));
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    `Usage: offshelf ${group === undefined ? 'COMMAND' : `${group} …`} --data DIR [OPTIONS]`,
    '',
    ...commands.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`),
    '',
    'More about one command: offshelf COMMAND --help',
  ].join('\n');
}

/** Help about everything, or about the commands that begin with a word. */
export function generalHelp(group?: string): string {
  return [
    'Offshelf without a window: add products, send them, and settle what is unsure.',
    '',
    overview(group),
    '',
    'Options of every command:',
    ...optionLines(GLOBAL_OPTIONS),
    '',
    'Keys come from the environment: OFFSHELF_KEY_<NAME OF THE REMOTE>, in capitals, every other character as _;',
    'those of places for images from OFFSHELF_PLACE_KEY_<NAME OF THE PLACE>.',
    'Ends with 0 done, 1 failed, 2 wrong usage, 3 finished but something needs you.',
    '',
    'Examples:',
    '  offshelf remote add Jani --data ./shop --profile jani --url https://billing.example.com',
    '  offshelf product add --data ./shop --from products.jsonl --remote Jani',
    '  OFFSHELF_KEY_JANI=… offshelf sync --data ./shop',
  ].join('\n');
}

/** The ways to call a command, for a mistake in calling it. */
export function shortUsage(command: Command): string {
  return ['Usage:', ...usageLines(command), `More: offshelf ${command.name} --help`].join('\n');
}

function usageLines({ name, usage }: Command): readonly string[] {
  return usage.map((line) => `  offshelf ${name} --data DIR ${line}`.trimEnd());
}

function optionLines(options: Readonly<Record<string, OptionRule>>): readonly string[] {
  const rows = Object.entries(options).map(([name, { kind, value, about }]) => ({
    left: `--${name}${value === undefined ? '' : kind === 'flag' ? `=${value}` : ` ${value}`}`,
    about,
  }));
  const width = Math.max(...rows.map(({ left }) => left.length));
  return rows.map(({ left, about }) => `  ${left.padEnd(width)}  ${about}`);
}
