import { chooseKeyAnew, findNamedRemote, keyColumn, remotesToAsk } from '../../../shared/model/import-key.ts';
import type { Remote, RemoteId } from '../../../shared/model/remote.ts';
import type { ColumnTarget, ImportKey, ImportLook, ImportPlan } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';

/** What rows are found by where nobody says otherwise. */
function usualKey({ suggestion, sample }: ImportLook, columns: readonly ColumnTarget[]): ImportKey {
  return chooseKeyAnew(suggestion.plan.key, columns, sample);
}

/** The plan with other columns. Unless the person chose it, what rows are found by follows: products are not to come in twice. */
export function withColumns(
  look: ImportLook,
  plan: ImportPlan,
  columns: ImportPlan['columns'],
  keySaid: boolean,
): ImportPlan {
  const moved = keyColumn(columns, 'remote-id') !== keyColumn(plan.columns, 'remote-id');
  const key = keySaid ? plan.key : usualKey(look, columns);
  return { ...plan, columns, key, ...(moved && { keyRemote: undefined }) };
}

/** Whose ids rows are found by, as the person says or the heading tells; `undefined` where nobody knows, or need know. */
export function keyRemoteOf(
  { headings }: ImportLook,
  plan: ImportPlan,
  remotes: readonly Remote[],
): RemoteId | undefined {
  const asked = remotesToAsk(plan, remotes);
  const heading = headings[keyColumn(plan.columns, plan.key)] ?? '';
  return asked.length === 0 ? undefined : (plan.keyRemote ?? findNamedRemote(heading, asked)?.id);
}

/** Why rows are found so, in sentences. */
export function sayWhyKey(look: ImportLook, { key, columns }: ImportPlan, keySaid: boolean): string {
  const why = keySaid ? sayWhose(look, key) : sayWhyUsual(key, keyColumn(columns, 'sku') >= 0);
  return key === 'name' ? `${why} ${t`A product that was renamed is not found.`}` : why;
}

function sayWhose({ suggestion: { remembered, plan } }: ImportLook, key: ImportKey): string {
  return remembered && plan.key === key ? t`As the last time.` : t`As you said.`;
}

function sayWhyUsual(key: ImportKey, hasSku: boolean): string {
  switch (key) {
    case 'product-id':
      return t`This catalog wrote these ids itself.`;
    case 'sku':
      return t`Finds renamed products, too.`;
    case 'remote-id':
    case 'name':
      return hasSku ? t`The first rows have no SKU.` : t`No column goes into the SKU.`;
  }
}
