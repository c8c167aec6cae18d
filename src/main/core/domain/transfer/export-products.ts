import type { Input, Output } from '../../../../shared/contract/api.ts';
import { PRODUCT_FIELDS } from '../../../../shared/model/cell-rules.ts';
import { readCustomData } from '../../../../shared/model/custom-data.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { ExportCell } from '../../../../shared/model/table-file.ts';
import type { Many } from '../editing/parts.ts';
import { readScope } from '../editing/read-scope.ts';
import { Failure } from '../failure.ts';
import type { Job } from '../ports/jobs.ts';
import type { ProductValues } from '../ports/preview-store.ts';
import type { ImportDeps } from './deps.ts';
import { explainRefusal } from './open-source.ts';
import { PRODUCT_ID_HEADING, RAW_PRODUCT_ID_HEADING } from './suggest-columns.ts';

/** Small enough for everything else that waits for this thread to go in between. */
const BATCH = 250;

/**
 * Writes products into a file, with every field and an id that finds them again when the file is imported. Those in the trash
 * are left out. @throws Failure where nothing is left, the file can't be written, or it was cancelled
 */
export async function exportProducts(
  deps: ImportDeps,
  { scope, file, format, guard, job }: Input<'exports.write'>,
): Promise<Output<'exports.write'>> {
  const path = await deps.pathOf(file);
  if (path === null) throw new Failure('not-found', 'This place is not known any more. Choose it again.');
  const ids = await readScope(deps, scope);
  const isText = format === 'csv' || format === 'tsv';
  const plan = {
    format,
    headings: [isText && !guard ? RAW_PRODUCT_ID_HEADING : PRODUCT_ID_HEADING, ...PRODUCT_FIELDS],
    guard,
  };
  const progress = deps.jobs.begin(job, 'preparing', ids.length);
  return await explainRefusal(async () => {
    const tables = await deps.tables();
    const done = await tables.write(path, plan, readProducts(deps, ids, progress));
    return { rows: done.rows, guarded: done.guarded };
  });
}

async function* readProducts(
  deps: ImportDeps,
  ids: Many<ProductId>,
  progress: Job,
): AsyncGenerator<readonly (readonly ExportCell[])[]> {
  for (let from = 0; from < ids.length; ) {
    const { products, read } = deps.previews.readSome(ids.slice(from, from + BATCH));
    yield products.map((product) => toCells(product, deps.catalogMark));
    progress.step(read);
    from += read;
    await deps.pause();
  }
}

function toCells({ id, values }: ProductValues, catalogMark: string): readonly ExportCell[] {
  return [
    `${catalogMark}-${id}`,
    ...PRODUCT_FIELDS.map((field) => (field === 'customData' ? toData(values.customData) : values[field])),
  ];
}

/** Custom data that is no object stands as the text that it is. */
function toData(json: string | null): ExportCell {
  return json !== null && readCustomData(json).kind === 'object' ? { json } : json;
}
