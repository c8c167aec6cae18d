import { homedir } from 'node:os';

const MOST_CHARACTERS = 4000;

/** What looks like a key after one of the words that keys come after. */
const SECRETS = /\b(bearer|api-key|authorization|x-api-key|token|key)(["']?\s*[:=]?\s*["']?)[\w.~+/=-]{8,}/gi;

/** Takes keys and the person's home folder out of a line for the log, and cuts it to a length. */
export function redact(text: string): string {
  const short = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
  return short.replaceAll(SECRETS, '$1$2***').replaceAll(homedir(), '~');
}
