import { RE2JS, RE2JSException } from 're2js';
import { dropEnding } from '../../../../shared/model/file-slug.ts';
import type { ImageRule, ImageRuleKind } from '../../../../shared/model/image-match.ts';
import { sayPatternError } from '../editing/pattern-words.ts';
import { Failure } from '../failure.ts';
import { foldName, foldPath, plainName, separatorsIn } from './fold-name.ts';
import type { ScannedFile } from './scans.ts';
import { readFileTable } from './table-rows.ts';

/** What of a product is looked for: its SKU, its name or the short form of it, or its image with or without the ending. */
export type KeyOf = 'sku' | 'name' | 'image' | 'image-stem';

/** Something in a file's name that may be a product's. */
export type Key = {
  readonly of: KeyOf;
  /** As it stands there. */
  readonly raw: string;
  /** Without what does not count. */
  readonly folded: string;
};

type Named = Pick<ScannedFile, 'path' | 'name'>;

/** One rule, ready to be used; `keysOf` says what is looked for of a file, the likeliest first. */
export type Matcher = {
  readonly kind: ImageRuleKind;
  readonly keysOf: (file: Named) => readonly Key[];
};

/** The rules that are switched on, in their order. @throws Failure `bad-input` for a pattern that can't be used */
export function readRules(rules: readonly ImageRule[]): readonly (Matcher | null)[] {
  return rules.map((rule) => (rule.on ? { kind: rule.kind, keysOf: keysOfRule(rule) } : null));
}

function keysOfRule(rule: ImageRule): Matcher['keysOf'] {
  switch (rule.kind) {
    case 'image-value':
      return ({ name }) => keys(key('image', name), key('image-stem', dropEnding(name)));
    case 'sku':
      return ({ name }) => keys(key('sku', dropEnding(name)));
    case 'sku-prefix':
      return ({ name }) => keysOfPrefixes(plainName(dropEnding(name)));
    case 'folder-sku':
      return ({ path }) =>
        keys(
          ...path
            .split('/')
            .slice(0, -1)
            .toReversed()
            .map((folder) => key('sku', folder)),
        );
    case 'name':
      return ({ name }) => keys(key('name', dropEnding(name)));
    case 'pattern':
      return keysOfPattern(rule.pattern);
    case 'table':
      return keysOfTable(rule.text);
  }
}

function key(of: KeyOf, raw: string): Key {
  return { of, raw: raw.normalize('NFC'), folded: foldName(raw) };
}

/** What is nothing but separators finds nothing. */
function keys(...found: readonly Key[]): readonly Key[] {
  return found.filter(({ folded }) => folded !== '');
}

/** The longest first. */
function keysOfPrefixes(stem: string): readonly Key[] {
  return keys(
    ...separatorsIn(stem)
      .toReversed()
      .map((at) => key('sku', stem.slice(0, at))),
  );
}

function keysOfPattern(pattern: string): Matcher['keysOf'] {
  const compiled = compile(pattern);
  return ({ path }) => {
    const matcher = compiled.matcher(path.normalize('NFC'));
    if (!matcher.find()) return [];
    const groups = compiled.namedGroups();
    const sku = 'sku' in groups ? (matcher.group('sku') ?? '') : '';
    const name = 'name' in groups ? (matcher.group('name') ?? '') : '';
    return sku === '' ? keys(key('name', name)) : keys(key('sku', sku));
  };
}

/** @throws Failure `bad-input` */
function compile(pattern: string): RE2JS {
  const compiled = tryCompile(pattern);
  const groups = compiled.namedGroups();
  if ('sku' in groups || 'name' in groups) return compiled;
  throw new Failure(
    'bad-input',
    'The pattern does not say which part is the SKU. Put it in a group, such as (?<sku>[^_]+)_.',
  );
}

function tryCompile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new Failure('bad-input', `The pattern can not be read. ${sayPatternError(pattern, error)}`);
  }
}

/** A row with the path of a file says more than rows with its name alone, with or without the ending. */
function keysOfTable(text: string): Matcher['keysOf'] {
  const table = readFileTable(text);
  const find = (folded: string) => table.get(folded) ?? [];
  return ({ path, name }) => {
    const ofPath = path.includes('/') ? find(foldPath(path)) : [];
    const ofName = () => new Set([...find(foldName(name)), ...find(foldName(dropEnding(name)))]);
    // One file may have more rows than a call takes arguments; none of them is without a SKU.
    return [...(ofPath.length > 0 ? ofPath : ofName())].map((sku) => key('sku', sku));
  };
}
