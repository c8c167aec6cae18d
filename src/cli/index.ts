import { runCommandLine } from './run-command-line.ts';
import { sayUntold } from './tell.ts';

let isUntold = false;

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads may have seen enough, as `head` does: what they would have been told is nothing to fail for.
    if (error.code === 'EPIPE') return;
    if (stream === process.stdout && !isUntold) sayUntold(process, error);
    isUntold = true;
    process.exitCode = 1;
  });
}

const code = await runCommandLine(process.argv.slice(2));
process.exitCode = isUntold ? 1 : code;
