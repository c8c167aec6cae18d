import { readLocalImage } from '../../../shared/model/local-image.ts';
import type { Product, ProductId } from '../../../shared/model/product.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import {
  findAllProblems,
  NO_PROBLEMS,
  type ProblemFacts,
  type ProblemTarget,
  pairTargets,
  type RowProblems,
} from './grid/problems.ts';
import { readIdAt } from './read-rows.ts';
import { type RowsState, rowAt } from './rows-store.ts';

/** What is wrong with a row of the shown list, read or not: looked for in the whole product as it is now. */
export async function readProblems(rows: RowsState, index: number): Promise<RowProblems> {
  const id = rowAt(rows, index)?.id ?? (await readIdAt(rows, index));
  if (id === undefined) return NO_PROBLEMS;
  const { remotes, profiles } = offshelf();
  const [used, rules] = await Promise.all([remotes.list({}), profiles.list({})]);
  if (!used.ok || !rules.ok) return NO_PROBLEMS;
  const targets = pairTargets(used.value, rules.value);
  return targets === null ? NO_PROBLEMS : await readProblemsOf(id, targets);
}

/** The same of one product at these remotes. */
export async function readProblemsOf(id: ProductId, targets: readonly ProblemTarget[]): Promise<RowProblems> {
  const product = await offshelf().products.get({ id });
  if (!product.ok || product.value === null) return NO_PROBLEMS;
  return findAllProblems(product.value.fields, targets, await readFacts(product.value));
}

async function readFacts({ id, fields }: Product): Promise<ProblemFacts> {
  const sku = fields.sku?.trim() ?? '';
  const file = readLocalImage(fields.imageUrl)?.file;
  const [uses, uploads] = await Promise.all([
    sku === '' ? null : offshelf().products.skuUse({ sku, except: id }),
    file === undefined ? null : offshelf().imagePlaces.uploads({ files: [file] }),
  ]);
  return { skuUse: uses?.ok ? uses.value : [], uploads: uploads?.ok ? uploads.value : [] };
}
