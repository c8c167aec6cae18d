import { EVERY_PRODUCT } from '../../shared/model/every-product.ts';
import { type ListQuery, ViewId } from '../../shared/model/query.ts';
import type { Run } from '../command.ts';
import { failed } from '../command-failure.ts';
import { formatOf } from '../export-format.ts';
import { suggest } from '../nearest.ts';
import type { Core } from '../open-core.ts';
import { refuseExisting } from '../refuse-existing.ts';
import { count } from '../table.ts';

export const exportFile: Run = async (context) => {
  const { given, pathOf, withCore } = context;
  const [file = ''] = given.operands;
  const format = formatOf(file);
  const raw = given.flag('raw');
  await refuseExisting(context, file);
  return await withCore(async (core) => {
    const list = await core.call('products.list', await findView(core, given.text('view')));
    if (list.total === 0) throw failed('empty', 'There is no product in this view. Nothing was written.');
    const scope = { kind: 'snapshot', snapshot: list.id } as const;
    const { rows, guarded } = await core.call('exports.write', {
      scope,
      file: pathOf(file),
      format,
      guard: !raw,
    });
    const guard =
      guarded === 0
        ? ''
        : ` ${count(guarded, 'text')} got a ' in front, because a spreadsheet would take ${guarded === 1 ? 'it' : 'them'} for a formula; importing the file takes it off again.`;
    return {
      exit: 0,
      json: { file, format, products: rows, guarded },
      text: `${count(rows, 'product')} written to ${file}.${guard}`,
    };
  });
};

/** The products of a view, by the id of one of Offshelf's own or the name of a saved one. @throws CommandFailure */
async function findView(core: Core, name: string | undefined): Promise<ListQuery> {
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
