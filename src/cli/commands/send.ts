import { EVERY_PRODUCT } from '../../shared/model/every-product.ts';
import type { Scope } from '../../shared/model/query.ts';
import type { Run } from '../command.ts';
import { failed, wrongUsage } from '../command-failure.ts';
import { findRemotesByName } from '../find-remotes.ts';
import { findLeftOut, sayLeftOut } from '../left-out.ts';
import type { Core } from '../open-core.ts';
import { readWholeNumber } from '../read-number.ts';
import { count } from '../table.ts';

type Left = {
  readonly remote: string;
  readonly withProblems: number;
  readonly alreadyThere: number;
  readonly maybeThere: number;
};

export const send: Run = async ({ given, withCore }) => {
  const asked = given.list('product').map((text) => readWholeNumber(text, '--product'));
  const all = given.flag('all');
  if (all === asked.length > 0) throw wrongUsage('Say which products: --product ID, or --all.');
  return await withCore(async (core) => {
    const remotes = await findRemotesByName(core, given.list('remote'));
    if (remotes.length === 0)
      throw failed('no-remote', 'This catalog has no remote yet: offshelf remote add.');
    const of = all ? await allProducts(core) : await checkProducts(core, asked);
    const input = { of, remotes: remotes.map(({ id }) => id) };
    const summary = (await core.call('sending.summaryOfMany', input)).remotes;
    const imagesFirst = summary.reduce((sum, each) => sum + each.imagesFirst, 0);
    const { queued } = await core.call('sending.sendMany', input);
    const counts = summary.map(({ remoteName: remote, withProblems, alreadyThere, maybeThere }) => ({
      remote,
      withProblems,
      alreadyThere,
      maybeThere,
    }));
    const needsYou = counts.some(({ withProblems, maybeThere }) => withProblems + maybeThere > 0);
    const haveProblems = counts.some(({ withProblems }) => withProblems > 0);
    const products = of.kind === 'ids' ? of.ids : core.idsOf(of.snapshot);
    const leftOut = haveProblems ? await findLeftOut(core, products, remotes) : [];
    const text = [
      `${count(queued, 'submission')} queued.`,
      ...sayImages(imagesFirst),
      ...counts.flatMap(sayLeft),
      ...sayLeftOut(leftOut),
    ].join('\n');
    return { exit: needsYou ? 3 : 0, json: { queued, imagesFirst, left: counts, leftOut }, text };
  });
};

function sayImages(first: number): readonly string[] {
  if (first === 0) return [];
  return [`${count(first, 'of them has an image', 'of them have an image')} that sync publishes first.`];
}

async function allProducts(core: Core): Promise<Scope> {
  return { kind: 'snapshot', snapshot: (await core.call('products.list', EVERY_PRODUCT)).id };
}

async function checkProducts(core: Core, ids: readonly number[]): Promise<Scope> {
  for (const id of ids) {
    const product = await core.call('products.get', { id });
    if (product === null)
      throw failed('not-found', `There is no product ${id} in this catalog. Nothing was queued.`);
    if (product.trashedAt !== null) {
      throw failed('not-allowed-now', `Product ${id} is in the trash. Nothing was queued.`);
    }
  }
  return { kind: 'ids', ids: [...ids] };
}

function sayLeft({ remote, withProblems, alreadyThere, maybeThere }: Left): readonly string[] {
  const parts = [
    [withProblems, 'with problems; mend them in the window'],
    [alreadyThere, 'sent, in line or unsure there already'],
    [maybeThere, 'whose earlier request may have arrived: send them from the window if you are sure'],
  ] as const;
  return parts.flatMap(([number, what]) =>
    number === 0 ? [] : [`${remote}: ${number} left alone, ${what}.`],
  );
}
