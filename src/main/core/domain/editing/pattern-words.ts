import { type RE2JSException, RE2JSSyntaxException } from 're2js';

/** Why a pattern can not be read, where, and what to do, as sentences. */
export function sayPatternError(pattern: string, error: RE2JSException): string {
  if (!(error instanceof RE2JSSyntaxException)) return TOO_LARGE;
  const part = error.getPattern() ?? '';
  switch (error.getDescription()) {
    case 'missing closing )':
    case 'unexpected )':
      return sayBracket(pattern);
    case 'missing closing ]':
      return `The bracket “[”${sayPlace(pattern, part)} is never closed. Add “]”, or write \\[ for the bracket itself.`;
    case 'trailing backslash at end of expression':
      return 'The backslash at the end stands alone. Write two for a backslash itself.';
    case 'duplicate capture group name':
      return `Two groups are called “${part}”. Give them different names.`;
    default:
      return sayPart(error.getDescription(), part, sayPlace(pattern, part));
  }
}

const TOO_LARGE = 'It is too large. Shorten it.';

/** Where the part is the text that the pattern was refused for. */
function sayPart(what: string, part: string, place: string): string {
  switch (what) {
    case 'invalid character class range':
      return /^\\|^\[:/.test(part)
        ? `There is no kind of characters called “${part}”${place}.`
        : `“${part}”${place} is the wrong way round. Write the lower character first, such as a-z.`;
    case 'invalid escape sequence':
      return /^\\[1-9k]/.test(part)
        ? `“${part}”${place} points back to what a group found, which is not possible here.`
        : `“${part}”${place} means nothing. Leave the backslash out, or write two for a backslash itself.`;
    case 'invalid named capture':
    case 'invalid or unsupported Perl syntax':
      return sayGroup(part, place);
    case 'invalid nested repetition operator':
      return `“${part}”${place} says twice how often. Leave one of them out.`;
    case 'invalid repeat count':
      return `“${part}”${place} is no count. The lower number comes first, and counts go up to 1000, multiplied too.`;
    case 'missing argument to repetition operator':
      return `“${part}”${place} has nothing before it to repeat. Write \\${part} for the sign itself.`;
    default:
      return TOO_LARGE;
  }
}

function sayGroup(part: string, place: string): string {
  if (/^\(\?<?[=!]/.test(part)) return `Looking ahead or behind, as in (?=…)${place}, is not possible here.`;
  if (/^\(\?P?</.test(part)) {
    return `The name of the group${place} can not be read. Write it in letters and digits, as in (?<size>…).`;
  }
  return `“${part}”${place} is not possible here. Write (?:…) for brackets that only hold together.`;
}

function sayBracket(pattern: string): string {
  const at = findOddBracket(pattern);
  return pattern[at] === ')'
    ? `The bracket “)” at character ${at + 1} closes nothing. Take it out, or write \\) for the bracket itself.`
    : `The bracket “(” at character ${at + 1} is never closed. Add “)”, or write \\( for the bracket itself.`;
}

/** What has a meaning of its own hides its brackets: an escape, all between `\Q` and `\E`, and a set of characters. */
const PIECE = /\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|./gsu;

function findOddBracket(pattern: string): number {
  const open: number[] = [];
  for (const { 0: piece, index } of pattern.matchAll(PIECE)) {
    if (piece === '(') open.push(index);
    if (piece === ')' && open.pop() === undefined) return index;
  }
  return open.at(-1) ?? 0;
}

/** Nothing where the part stands in the pattern more than once. */
function sayPlace(pattern: string, part: string): string {
  const at = pattern.indexOf(part);
  return at < 0 || at !== pattern.lastIndexOf(part) ? '' : ` at character ${at + 1}`;
}
