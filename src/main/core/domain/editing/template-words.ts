import { LiquidError } from 'liquidjs';
import { shorten } from '../catalog/shorten.ts';
import { FILTERS } from './template-filters.ts';

/** `lead`, where, why, and what to do: `This template can not be read (line 1, column 4). …`. */
export function sayTemplateError(lead: string, error: unknown): string {
  if (!(error instanceof LiquidError)) return `${lead}. It asks for something that is not there.`;
  const [, why = error.message, line, column] = PLACED.exec(error.message) ?? [];
  const place = line === undefined ? '' : ` (line ${line}, column ${column ?? ''})`;
  for (const [known, say] of WORDS) {
    const found = known.exec(why);
    if (found !== null) return `${lead}${place}. ${say(found[1] ?? '')}`;
  }
  return `${lead}${place}. ${why}.`;
}

const PLACED = /^([\s\S]*), line:(\d+), col:(\d+)$/;

/** What Liquid says, and how we say it. */
const WORDS: readonly (readonly [RegExp, (what: string) => string])[] = [
  [/^output "([\s\S]*)" not closed$/, (what) => `“${cut(what)}” is not closed. It ends with }}.`],
  [/^tag "([\s\S]*)" not closed$/, (what) => `“${cut(what)}” is not closed. It ends with %}.`],
  [
    /^tag \{%-?\s*(\w+)[\s\S]* not closed$/,
    (tag) => `“${tag}” has no end. Write {% end${tag} %} where it ends.`,
  ],
  [
    /^tag "(else|elsif|when|end\w+)" not found$/,
    (tag) => `“${tag}” has nothing before it that it belongs to.`,
  ],
  [/^tag "([\s\S]*)" not found$/, (tag) => `There is no “${tag}”. After {% comes ${TAGS.join(', ')}.`],
  [/^undefined filter: (.*)$/, sayNoFilter],
  [
    /^invalid value expression: "([\s\S]*)"$/,
    (what) =>
      what === ''
        ? 'Something is missing here. Write a field, such as {{ name }}.'
        : `“${cut(what)}” can not be read. Write a field, such as {{ name }}.`,
  ],
  [/^illegal tag syntax/, () => `A word is missing. After {% comes ${TAGS.join(', ')}.`],
  [/^expected (?:"="|variable name)/, () => 'Write it as {% assign size = "small" %}.'],
  [/^expected "\|" before filter/, () => 'Filters come after |, and == compares two values.'],
  [/^\[ not closed/, () => 'The bracket “[” is not closed. Add “]”.'],
  [/^duplicated else/, () => 'There are two “else” for one “if”. Take one out.'],
  [/^(\w+) expects? \d+ arguments/, (filter) => `“${filter}” needs a value after it, as in ${filter}: "…".`],
  [/^template render limit exceeded/, () => 'It takes too long.'],
  [/^memory alloc limit exceeded/, () => 'It writes too much.'],
  [/^parse length limit exceeded/, () => 'It is too long.'],
];

/** What may stand in `{% … %}`. */
export const TAGS = ['if', 'unless', 'case', 'assign', 'comment', 'raw'] as const;

const ALIKE = 3;
const SOME = ['upper', 'lower', 'title', 'replace', 'append'] as const;

function sayNoFilter(name: string): string {
  const alike = Object.keys(FILTERS).filter((known) => known.startsWith(name.slice(0, ALIKE)));
  return alike.length > 0
    ? `There is no filter “${name}”. Did you mean ${alike.join(' or ')}?`
    : `There is no filter “${name}”. There are ${SOME.join(', ')} and more.`;
}

function cut(text: string): string {
  return shorten(text, LONGEST, '…');
}
const LONGEST = 60;
