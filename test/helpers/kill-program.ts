import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Runs a program and kills it as soon as it says a word, after so many milliseconds more. What it said. */
export async function killAt(
  program: URL,
  args: readonly string[],
  word: string,
  delay: number,
): Promise<string> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (!said.includes(word) && (said + text).includes(word)) setTimeout(() => child.kill('SIGKILL'), delay);
    said += text;
  });
  await once(child, 'close');
  return said;
}
