import type { Run } from '../command.ts';
import { failed } from '../command-failure.ts';
import { formatOf } from '../export-format.ts';
import { findView } from '../find-view.ts';
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
