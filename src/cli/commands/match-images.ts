import type { Output } from '../../shared/contract/api.ts';
import type { ImageRow, ImageTab } from '../../shared/model/image-match.ts';
import type { Given, Outcome, Run } from '../command.ts';
import { failed } from '../command-failure.ts';
import { findView } from '../find-view.ts';
import { readImageRules } from '../image-rules.ts';
import { describeMatch, type Left, tellLeft } from '../image-words.ts';
import type { Core } from '../open-core.ts';

type Match = Output<'images.match'>;

export const matchImages: Run = async (context) => {
  const { given, pathOf, withCore } = context;
  const [folder = ''] = given.operands;
  const rules = await readImageRules(context);
  return await withCore(async (core) => {
    const list = await core.call('products.list', await findView(core, given.text('view')));
    if (list.total === 0) throw failed('empty', 'There is no product in this view. Nothing was matched.');
    const scan = await core.call('images.scan', { source: { files: [pathOf(folder)] } });
    const scope = { kind: 'snapshot', snapshot: list.id } as const;
    const matched = await core.call('images.match', { scan: scan.id, scope, rules });
    const match = given.flag('first-by-name')
      ? await core.call('images.chooseFirst', { id: scan.id })
      : matched;
    const left = await readLeft(core, match);
    return answer(match, left, await applyUnlessDry(core, given, match));
  });
};

async function readLeft(core: Core, { id }: Match): Promise<Left> {
  const read = (tab: ImageTab) => readTab(core, id, tab);
  const several = await read('several-files');
  return {
    severalFiles: several.filter(({ products }) => products.some(({ chosen }) => chosen === null)),
    oneForSeveral: await read('one-for-several'),
    noProduct: await read('no-product'),
    problems: await read('problems'),
    withoutImage: await read('without-image'),
  };
}

const AT_ONCE = 200;

async function readTab(core: Core, id: string, tab: ImageTab): Promise<readonly ImageRow[]> {
  const rows: ImageRow[] = [];
  for (;;) {
    const some = await core.call('images.matchPage', { id, tab, from: rows.length, count: AT_ONCE });
    rows.push(...some);
    if (some.length < AT_ONCE) return rows;
  }
}

type Applied = Output<'images.apply'> | 'dry-run' | 'nothing';

async function applyUnlessDry(core: Core, given: Given, { id, counts }: Match): Promise<Applied> {
  if (given.flag('dry-run')) return 'dry-run';
  if (counts.willChange + counts.putBack === 0) return 'nothing';
  return await core.call('images.apply', { id });
}

function answer(match: Match, left: Left, applied: Applied): Outcome {
  const { rules, counts, notes } = match;
  const files =
    left.severalFiles.length + left.oneForSeveral.length + left.noProduct.length + left.problems.length;
  const changed = typeof applied === 'string' ? null : applied;
  return {
    exit: files > 0 ? 3 : 0,
    json: {
      rules,
      counts,
      notes,
      ...tellLeft(left),
      changed:
        changed === null
          ? null
          : { change: changed.change?.id ?? null, products: changed.products, copied: changed.copied },
    },
    text: () => describeMatch(match, left, sayApplied(applied)),
  };
}

function sayApplied(applied: Applied): string {
  if (applied === 'dry-run') return 'Nothing was changed.';
  if (applied === 'nothing') return 'Nothing changed.';
  const { products, copied } = applied;
  const files = `${copied.toLocaleString('en')} ${copied === 1 ? 'file was' : 'files were'} copied into the catalog`;
  return `${products.toLocaleString('en')} ${products === 1 ? 'product has' : 'products have'} another image; ${files}.`;
}
