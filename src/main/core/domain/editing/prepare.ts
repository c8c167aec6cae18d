import type { Input } from '../../../../shared/contract/api.ts';
import { fieldOf } from '../../../../shared/model/bulk-action.ts';
import type { FindReplace, Preview } from '../../../../shared/model/change.ts';
import { FIELD_WORDS } from '../../../../shared/model/field-words.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import type { Scope } from '../../../../shared/model/query.ts';
import { Failure } from '../failure.ts';
import type { NewPreview, ProductValues, StagedValue } from '../ports/preview-store.ts';
import type { EditingDeps } from './deps.ts';
import { createFinder } from './find-hits.ts';
import { getPreview, takeTicks } from './preview.ts';
import { exceptedOf, readWholeScope } from './read-scope.ts';
import { replaceFound } from './replace-found.ts';
import { readActions } from './run-actions.ts';

/** Small enough for everything else that waits for this thread to go in between. */
const BATCH = 250;

/**
 * Works out what actions would do, product by product, and writes nothing to the catalog.
 * @throws Failure when a pattern or template can't be read, nothing of the scope is there, or it was cancelled
 */
export function preparePreview(
  deps: EditingDeps,
  { scope, actions, like, job }: Input<'previews.prepare'>,
): Promise<Preview> {
  const run = readActions(actions);
  const subject = nameFields(actions.map(fieldOf));
  return prepare(deps, { scope, like, job }, { kind: 'bulk-edit', subject, find: null }, (product) =>
    run(product.values).map(({ field, after, problem }) => stage(product, field, after, problem)),
  );
}

/** The same for find & replace, which knows every place that it found. */
export function prepareFind(
  deps: EditingDeps,
  { scope, find, like, job }: Input<'previews.find'>,
): Promise<Preview> {
  const finder = createFinder(find);
  const fields = [...new Set(find.fields)];
  const preview = { kind: 'replace', subject: nameFind(find), find } as const;
  return prepare(deps, { scope, like, job }, preview, (product) =>
    fields.map((field) => {
      const { after, problem, hits } = replaceFound(product.values[field], field, finder, NONE);
      return { ...stage(product, field, after, problem), hits };
    }),
  );
}

const NONE: ReadonlySet<number> = new Set();

type Targets = {
  readonly scope: Scope;
  /** A preview before it. */
  readonly like: string | undefined;
  readonly job: number | undefined;
};

async function prepare(
  deps: EditingDeps,
  { scope, like, job }: Targets,
  preview: NewPreview,
  work: (product: ProductValues) => readonly StagedValue[],
): Promise<Preview> {
  const ids = await readWholeScope(deps, scope);
  const id = deps.random.uuid();
  const progress = deps.jobs.begin(job, 'preparing', ids.length);
  deps.previews.open(id, preview);
  const excepted = new Set(exceptedOf(scope));
  const leaveOutExcepted = (products: readonly ProductValues[]) => {
    const some = products.map((product) => product.id).filter((one) => excepted.has(one));
    if (some.length > 0) deps.previews.leaveOut(id, some, null, true);
  };
  try {
    for (let from = 0; from < ids.length; ) {
      if (from > 0) await deps.pause();
      const { products, read } = deps.previews.readSome(ids.slice(from, from + BATCH));
      deps.previews.stage(id, products.flatMap(work));
      leaveOutExcepted(products);
      if (like !== undefined) takeTicks(deps, id, like, products);
      progress.step(read);
      from += read;
    }
    const prepared = getPreview(deps, id);
    if (prepared.scope === 0)
      throw new Failure('not-found', 'None of these products is in the list any more. Refresh it.');
    return prepared;
  } catch (error) {
    deps.previews.close(id);
    throw error;
  }
}

/** What becomes of one value of a product. */
export function stage(
  { id, version, values }: ProductValues,
  field: ProductField,
  after: StagedValue['after'],
  problem: string | null,
): StagedValue {
  return { productId: id, version, field, before: values[field], after, problem, hits: 0 };
}

/** The fields of a Change in a few words: `name, price and 3 more fields`. */
function nameFields(fields: readonly ProductField[]): string {
  const words = [...new Set(fields)].map((field) => FIELD_WORDS[field]);
  const [last = ''] = words.slice(-1);
  if (words.length <= 1) return last;
  if (words.length <= 3) return `${words.slice(0, -1).join(', ')} and ${last}`;
  return `${words.slice(0, 2).join(', ')} and ${words.length - 2} more fields`;
}

function nameFind({ find, text }: FindReplace): string {
  return `“${shown(find)}” with “${shown(text)}”`;
}

function shown(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return [...line].length > 40 ? `${[...line].slice(0, 39).join('')}…` : line;
}
