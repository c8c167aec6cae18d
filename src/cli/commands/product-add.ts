import { expectPresent } from '../../shared/assert.ts';
import { newProductFields } from '../../shared/model/new-product.ts';
import type { ProductFields } from '../../shared/model/product.ts';
import type { Context, Outcome, Run } from '../command.ts';
import { failed, wrongUsage } from '../command-failure.ts';
import { findRemotesByName } from '../find-remotes.ts';
import { findLeftOut, type LeftOut, sayLeftOut } from '../left-out.ts';
import { newCatalogCurrency } from '../new-catalog.ts';
import type { Core } from '../open-core.ts';
import { toProductRow } from '../product-rows.ts';
import { FieldProblem, readFields } from '../read-fields.ts';
import { readPairs } from '../read-pairs.ts';
import { readProductFile } from '../read-rows.ts';
import { count } from '../table.ts';

/** So many take long enough for a person to wonder. */
const MANY = 10_000;

export const addProducts: Run = async (context) => {
  const { given } = context;
  const from = given.text('from');
  const set = given.list('set');
  if ((from === undefined) === (set.length === 0)) throw wrongUsage('Use either --set or --from.');
  const pairs = readPairs(set, 'FIELD');
  const texts = Object.fromEntries(pairs.map(({ name, value }) => [name, value]));
  const read = async (start: ProductFields): Promise<readonly ProductFields[]> =>
    from === undefined
      ? [readTyped(texts, start)]
      : await readProductFile(from === '-' ? context.stdin() : context.pathOf(from), start);
  // What can't be used is refused before a catalog is made for it.
  const options = newCatalogCurrency(context);
  const products = await read(newProductFields(''));
  return await context.withCore(
    async (core) => await add(core, context, products, from === undefined),
    options,
  );
};

function readTyped(texts: Readonly<Record<string, string>>, start: ProductFields): ProductFields {
  try {
    return readFields(texts, start);
  } catch (error) {
    // The same code as for a row of a file.
    if (error instanceof FieldProblem)
      throw failed('bad-rows', `This product can’t be used: ${error.message}`);
    throw error;
  }
}

/** A product that names no currency has the catalog's. */
async function add(
  core: Core,
  { given, say }: Context,
  products: readonly ProductFields[],
  isOne: boolean,
): Promise<Outcome> {
  const names = given.list('remote');
  const remotes = names.length === 0 ? [] : await findRemotesByName(core, names);
  const { currency } = await core.call('catalog.settings', {});
  if (products.length > MANY) say(`Adding ${count(products.length, 'product')}, all or none of them …`);
  const { ids, queued, left } = await core.call('products.add', {
    products: products.map((fields) => (fields.currency === '' ? { ...fields, currency } : fields)),
    remotes: remotes.map(({ id }) => id),
  });
  const first = expectPresent(ids[0], 'each added product has an id');
  const product = isOne ? await core.call('products.get', { id: first }) : null;
  const row = product === null ? {} : toProductRow(product);
  const leftOut = left === 0 ? [] : await findLeftOut(core, ids, remotes);
  const queue = remotes.length === 0 ? '' : ` ${count(queued, 'submission')} queued.`;
  const added = isOne ? `Added as product ${first}.` : `${count(ids.length, 'product')} added.`;
  return {
    exit: left > 0 ? 3 : 0,
    json: { ...row, added: ids.length, ids, queued, left, leftOut },
    text: [`${added}${queue}`, ...sayLeft(left, leftOut, core.catalog)].join('\n'),
  };
}

/** Besides what has problems, a second remote of an account has nothing to do where the first one has it in line. */
function sayLeft(left: number, leftOut: readonly LeftOut[], catalog: string): readonly string[] {
  if (left === 0) return [];
  if (leftOut.length === 0)
    return [`${left} not queued: another remote of the same account has them in line.`];
  const show = `offshelf product show ${leftOut[0]?.product ?? 'ID'} ${catalog}`;
  return [`${left} not queued, because of problems (${show} names those of one):`, ...sayLeftOut(leftOut)];
}
