import { keyColumn, remotesToAsk } from '../../../shared/model/import-key.ts';
import type { Remote } from '../../../shared/model/remote.ts';
import type { ColumnTarget, ImportLook, ImportPlan } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { fieldWord } from '../../ui/field-words.ts';
import { KEY_WORDS } from './import-words.ts';
import { keyRemoteOf } from './plan-key.ts';

/** What has to be decided before a file can be checked, in a sentence; `null` where nothing has. */
export function sayPlanProblem(
  look: ImportLook,
  plan: ImportPlan,
  remotes: readonly Remote[],
): string | null {
  const { headings } = look;
  const { columns, key } = plan;
  if (columns.every(({ to }) => to === 'ignore')) return t`Say where at least one column goes.`;
  const unnamed = columns.findIndex((target) => target.to === 'custom-data' && target.key.trim() === '');
  if (unnamed >= 0) return t`Name what “${headings[unnamed] ?? ''}” is called in the custom data.`;
  const places = columns.flatMap(nameSingle);
  const twice = places.find((place, at) => places.indexOf(place) !== at);
  if (twice !== undefined) return t`Two columns go into the ${twice}. Leave one of them out.`;
  const unready = sayFixedProblem(plan);
  if (unready !== null) return unready;
  if (keyColumn(columns, key) < 0) {
    return t`Products are found by ${KEY_WORDS[key]}, but no column goes there.`;
  }
  if (remotesToAsk(plan, remotes).length > 0 && keyRemoteOf(look, plan, remotes) === undefined) {
    return t`Say whose ids products are found by.`;
  }
  return null;
}

/** What keeps a value for all rows from being one. */
function sayFixedProblem({ columns, fixed = [] }: Pick<ImportPlan, 'columns' | 'fixed'>): string | null {
  if (fixed.some(({ into }) => into.to === 'custom-data' && into.key.trim() === ''))
    return t`Name what the value for all rows is called in the custom data.`;
  const places = fixed.flatMap(({ into }) => nameSingle(into));
  const empty = fixed.findIndex(({ value }) => value.trim() === '');
  if (empty >= 0) return t`Say the ${places[empty] ?? ''} of all rows, or take the line away.`;
  const taken = new Set(columns.flatMap(nameSingle));
  const both = places.find((place) => taken.has(place));
  if (both !== undefined)
    return t`A column and a value for all rows both go into the ${both}. Leave one of them out.`;
  const twice = places.find((place, at) => places.indexOf(place) !== at);
  return twice === undefined ? null : t`Two values for all rows go into the ${twice}. Leave one of them out.`;
}

/** Places that take one column only. */
function nameSingle(target: ColumnTarget): readonly string[] {
  switch (target.to) {
    case 'field':
      return [fieldWord(target.field)];
    case 'custom-data':
      return [t`custom data under “${target.key.trim()}”`];
    case 'remote-id':
      return [t`id at a remote`];
    case 'product-id':
      return [t`id of Offshelf`];
    case 'ignore':
      return [];
  }
}
