import { readFile } from 'node:fs/promises';
import type { ImageRule } from '../shared/model/image-match.ts';
import { LONGEST_TABLE } from '../shared/model/image-words.ts';
import type { Context } from './command.ts';
import { failed, wrongUsage } from './command-failure.ts';
import { suggest } from './nearest.ts';
import { sayFileTrouble } from './say-file-trouble.ts';

const PLAIN = ['image-value', 'sku', 'sku-prefix', 'folder-sku', 'name'] as const;

/** The rules that a call names, in their order: a table and a pattern first, because somebody wrote them for these files. */
export async function readImageRules({ given, pathOf }: Context): Promise<ImageRule[]> {
  const named = given.list('rule');
  const pattern = given.text('regex');
  const table = given.text('table');
  const plain = (named.length === 0 ? PLAIN : named.map(readRule)).map((kind) => ({ kind, on: true }));
  return [
    ...(table === undefined
      ? []
      : [{ kind: 'table', on: true, text: await readTable(pathOf(table), table) } as const]),
    ...(pattern === undefined ? [] : [{ kind: 'pattern', on: true, pattern } as const]),
    ...plain,
  ];
}

function readRule(word: string): (typeof PLAIN)[number] {
  const found = PLAIN.find((rule) => rule === word);
  if (found !== undefined) return found;
  throw wrongUsage(`There is no rule “${word}”.${suggest(word, PLAIN)} There are: ${PLAIN.join(', ')}.`);
}

async function readTable(path: string, typed: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw failed('not-found', sayFileTrouble(typed, (error as NodeJS.ErrnoException).code ?? ''));
  });
  if (bytes.length > LONGEST_TABLE)
    throw failed('too-large', `The table ${typed} is longer than ${LONGEST_TABLE / 1_000_000} MB.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw failed('bad-file', `The table ${typed} is not UTF-8. Save it as UTF-8 first.`);
  }
}
