import packageJson from '../../package.json' with { type: 'json' };
import { type Caller, thisProcess } from './caller.ts';
import { CommandFailure, type ExitCode } from './command-failure.ts';
import { createContext } from './context.ts';
import { commandHelp, generalHelp, overview, shortUsage } from './help.ts';
import {
  type CommandLine,
  findCommand,
  findGroup,
  isAskedFor,
  readGiven,
  readWords,
} from './parse-command-line.ts';
import { say, tellFailure, tellOutcome, tellText } from './tell.ts';

/** Runs one call of the command line and says what came of it. Never throws; answers the exit code. */
export async function runCommandLine(
  args: readonly string[],
  caller: Caller = thisProcess,
): Promise<ExitCode> {
  const line = readWords(args);
  // Also where it stands in the place of a value that is missing: a script gets its document all the same.
  const json = isAskedFor(line, 'json') || args.includes('--json');
  try {
    if (isAskedFor(line, 'help')) return tellText(caller, helpAbout(line), json);
    if (isAskedFor(line, 'version')) return tellText(caller, packageJson.version, json, 'version');
    return await runCommand(line, json, caller);
  } catch (error) {
    return tellFailure(caller, error, json);
  }
}

function helpAbout(line: CommandLine): string {
  const group = findGroup(line);
  return line.words.length === 0 || group !== undefined ? generalHelp(group) : commandHelp(findCommand(line));
}

async function runCommand(line: CommandLine, json: boolean, caller: Caller): Promise<ExitCode> {
  const group = findGroup(line);
  const isNothing = line.words.length === 0 || group !== undefined;
  const command = await withUsage(caller, isNothing ? overview(group) : SEE_HELP, () => findCommand(line));
  const outcome = await withUsage(caller, shortUsage(command), async () => {
    const given = readGiven(line, command);
    const run = await command.load();
    return await run(createContext(given, caller));
  });
  return await tellOutcome(caller, outcome, json);
}

/** For a command that there is none of: the list of all would hide what is wrong. */
const SEE_HELP = 'All commands: offshelf --help';

/** Whoever called it wrong is shown how to call it. */
async function withUsage<T>(caller: Caller, usage: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommandFailure && error.exit === 2) say(caller, `${usage}\n`);
    throw error;
  }
}
