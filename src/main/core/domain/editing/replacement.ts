import { Failure } from '../failure.ts';

/** The new text of a pattern: words as they are, and groups by number or name. */
export type Replacement = readonly (string | { readonly group: number | string })[];

const PART = /\$(?:(\$)|(\d{1,2})|\{([^}]*)\})|[^$]+|\$/gu;

/**
 * Reads `$1`, `${name}` and `$$`; a `$` before anything else stays as it is.
 * @throws Failure `bad-input` for a group that the pattern does not have; `text` is in its data
 */
export function readReplacement(text: string, groups: number, names: readonly string[]): Replacement {
  return [...text.matchAll(PART)].map(([whole, dollar, number, name]) => {
    if (dollar !== undefined) return '$';
    const group = number ?? name;
    if (group === undefined) return whole;
    if (/^\d+$/.test(group) ? Number(group) <= groups : names.includes(group)) {
      return { group: /^\d+$/.test(group) ? Number(group) : group };
    }
    throw new Failure(
      'bad-input',
      `The pattern has no group ${whole}. Put what it stands for in brackets, or write $$ for a dollar sign.`,
      { text },
    );
  });
}

export function expandReplacement(
  replacement: Replacement,
  valueOf: (group: number | string) => string,
): string {
  return replacement.map((part) => (typeof part === 'string' ? part : valueOf(part.group))).join('');
}
