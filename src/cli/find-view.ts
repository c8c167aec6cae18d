import { EVERY_PRODUCT } from '../shared/model/every-product.ts';
import { type ListQuery, ViewId } from '../shared/model/query.ts';
import { failed } from './command-failure.ts';
import { suggest } from './nearest.ts';
import type { Core } from './open-core.ts';

/** The products of a view, by the id of one of Offshelf's own or the name of a saved one. @throws CommandFailure */
export async function findView(core: Core, name: string | undefined): Promise<ListQuery> {
  if (name === undefined) return EVERY_PRODUCT;
  const own = ViewId.options.find((view) => view === name);
  if (own !== undefined) return { ...EVERY_PRODUCT, view: own };
  const views = await core.call('views.list', {});
  const saved = views.find((view) => view.name === name);
  if (saved !== undefined)
    return { ...EVERY_PRODUCT, view: saved.view, filter: saved.filter, sorts: saved.sorts };
  const names = [...ViewId.options, ...views.map((view) => view.name)];
  throw failed(
    'not-found',
    `There is no view “${name}”.${suggest(name, names)} There are: ${names.join(', ')}.`,
  );
}
