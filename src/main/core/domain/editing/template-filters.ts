import { calculate, roundDecimal, type Sum } from '../../../../shared/model/decimal.ts';
import { shorten } from '../catalog/shorten.ts';
import { changeCase, tidySpaces } from './text-case.ts';

type Filter = (value: unknown, ...args: readonly unknown[]) => unknown;

function text(value: unknown): string {
  return value === null || value === undefined ? '' : toWords(value);
}

function toWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function onText(change: (value: string, ...args: readonly unknown[]) => string): Filter {
  return (value, ...args) => change(text(value), ...args);
}

/** Letters and digits with a line between words, such as `enamel-mug`. */
function slug(value: string): string {
  return value
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
}

/** A number exactly, with so many digits after the point; what is no number stays as it is. */
function number(value: string, digits: unknown): string {
  return roundDecimal(value, Math.min(Math.max(Number(digits ?? 0) || 0, 0), 10)) ?? value;
}

/** Nothing where a number is missing; what is no number is a failure, and no price that silently stays. */
function sum(work: Sum): Filter {
  return (value, other) => {
    const [one, two] = [text(value), text(other)];
    if (one === '' || two === '') return '';
    return calculate(one, work, two) ?? fail(one, two);
  };
}

function fail(...numbers: readonly string[]): never {
  const wrong = numbers.find((each) => roundDecimal(each, 0) === null);
  throw new Error(
    wrong === undefined
      ? 'Nothing can be divided by 0'
      : `“${shorten(wrong, 60, '…')}” is no number to count with`,
  );
}

/** The filters of templates: `own` ones come with Liquid, the others are ours. Numbers are exact. */
export const FILTERS: Readonly<Record<string, Filter | 'own'>> = {
  upper: onText((value) => changeCase(value, 'upper')),
  lower: onText((value) => changeCase(value, 'lower')),
  title: onText((value) => changeCase(value, 'title')),
  sentence: onText((value) => changeCase(value, 'sentence')),
  trim: onText((value) => value.trim()),
  tidy: onText(tidySpaces),
  slug: onText(slug),
  number: onText(number),
  plus: sum('plus'),
  minus: sum('minus'),
  times: sum('times'),
  divided_by: sum('div'),
  truncate_words: onText((value, count) => {
    const words = value.split(/(?<=\s)(?=\S)/u);
    const most = Math.max(1, Number(count ?? 15) || 15);
    return words.length <= most ? value : `${words.slice(0, most).join('').trimEnd()}…`;
  }),
  upcase: 'own',
  downcase: 'own',
  capitalize: 'own',
  strip: 'own',
  append: 'own',
  prepend: 'own',
  replace: 'own',
  replace_first: 'own',
  remove: 'own',
  remove_first: 'own',
  truncate: 'own',
  truncatewords: 'own',
  strip_html: 'own',
  strip_newlines: 'own',
  newline_to_br: 'own',
  escape: 'own',
  default: 'own',
  split: 'own',
  join: 'own',
  first: 'own',
  last: 'own',
  slice: 'own',
  size: 'own',
  url_encode: 'own',
};
