/** One line for each thing that is done; nothing when there is nothing to do. */
export function say(line) {
  process.stderr.write(`[offshelf] ${line}\n`);
}

/** A failure that its reader can mend: what went wrong, and what to do about it. */
export class Problem extends Error {
  constructor(what, fix) {
    super(what);
    this.fix = fix;
  }
}

/** This machine can show no window; whoever meets it may go on without one. */
export class NoWindow extends Problem {}

/** Runs an entry script; a Problem is told in two lines, anything else with its stack. */
export async function main(run) {
  try {
    process.exitCode = await run();
  } catch (error) {
    if (error instanceof Problem) {
      say(`failed: ${error.message}`);
      say(`to fix it: ${error.fix}`);
    } else {
      console.error(error);
    }
    process.exitCode = 1;
  }
}
