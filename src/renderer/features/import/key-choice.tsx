import { keyColumn, remotesToAsk } from '../../../shared/model/import-key.ts';
import type { ImportLook, ImportPlan } from '../../../shared/model/transfer.ts';
import { IMPORT_KEYS } from '../../../shared/model/transfer-words.ts';
import { t } from '../../i18n/t.ts';
import type { FieldNote } from '../../ui/field.tsx';
import { Choice } from './choice.tsx';
import { changePlan, chooseKey } from './import-steps.ts';
import { useImport } from './import-store.ts';
import { keyRemoteOf, sayWhyKey } from './plan-key.ts';

const KEYS = {
  sku: t`SKU`,
  name: t`Name`,
  'remote-id': t`Id at a remote`,
  'product-id': t`Id of Offshelf`,
} as const;
const NEAR_SKUS = [
  { value: 'ask', label: t`Is a problem` },
  { value: 'apart', label: t`Is another product` },
] as const;

const UNKNOWN_IDS = [
  { value: 'ask', label: t`Is a problem` },
  { value: 'new', label: t`Is a new product` },
] as const;

type Props = { readonly look: ImportLook; readonly plan: ImportPlan };

/** What products are found by, and why: it decides which rows are new. */
export function KeyChoice({ look, plan }: Props) {
  const keySaid = useImport((state) => state.keySaid);
  const problems = keyColumn(plan.columns, plan.key) < 0 ? [problem(t`No column goes there.`)] : [];
  return (
    <>
      <Choice
        label={t`Find products by`}
        value={plan.key}
        options={keyOptions(plan)}
        help={sayWhyKey(look, plan, keySaid)}
        notes={problems}
        onChange={chooseKey}
      />
      <KeyRemote look={look} plan={plan} />
    </>
  );
}

/** A SKU that differs from another by nothing else may be the same product, or not. */
export function NearSkuChoice({ plan }: Pick<Props, 'plan'>) {
  if (plan.key !== 'sku') return null;
  return (
    <Choice
      label={t`A SKU that is nearly the same`}
      value={plan.nearSkus ?? 'ask'}
      options={NEAR_SKUS}
      help={t`But for capitals, or spaces around it.`}
      onChange={(nearSkus) => changePlan({ nearSkus })}
    />
  );
}

/** Whatever comes in by such a row is not found by that id the next time, either. */
export function UnknownIdChoice({ plan }: Pick<Props, 'plan'>) {
  if (plan.key !== 'remote-id' || plan.mode === 'update') return null;
  return (
    <Choice
      label={t`An id that no product here has`}
      value={plan.unknownIds ?? 'ask'}
      options={UNKNOWN_IDS}
      onChange={(unknownIds) => changePlan({ unknownIds })}
    />
  );
}

/** The same id at two remotes is not the same product. */
function KeyRemote({ look, plan }: Props) {
  const remotes = useImport((state) => state.remotes);
  const asked = remotesToAsk(plan, remotes);
  if (asked.length === 0) return null;
  const chosen = keyRemoteOf(look, plan, remotes);
  const isNamed = chosen !== undefined && plan.keyRemote === undefined;
  return (
    <Choice
      label={t`Whose ids they are`}
      value={chosen === undefined ? null : String(chosen)}
      options={asked.map(({ id, name, removedAt }) => ({
        value: String(id),
        label: removedAt === null ? name : t`${name}, removed`,
      }))}
      {...(isNamed && { help: t`The heading names it.` })}
      notes={chosen === undefined ? [problem(t`Choose the remote that gave them.`)] : []}
      onChange={(id) => changePlan({ keyRemote: Number(id) })}
    />
  );
}

function problem(text: string): FieldNote {
  return { level: 'problem', text };
}

/** What a column holds; and the one that is set, whatever it is. */
function keyOptions({ columns, key: chosen }: ImportPlan) {
  return IMPORT_KEYS.filter(
    (key) => key === chosen || key === 'sku' || key === 'name' || keyColumn(columns, key) >= 0,
  ).map((value) => ({ value, label: KEYS[value] }));
}
