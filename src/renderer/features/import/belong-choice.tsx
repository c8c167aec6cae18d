import type { ImportPlan, RowsBelong } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { Choice } from './choice.tsx';
import { changePlan } from './import-steps.ts';

const KINDS = [
  { value: 'none', label: t`None: each row is a product` },
  { value: 'blank-name', label: t`Those without a name` },
  { value: 'same', label: t`Those with the same text in…` },
  { value: 'names', label: t`Those that name it in…` },
  { value: 'filled', label: t`Those with a text in…` },
] as const;
const VARIANTS = [
  { value: 'ask', label: t`Ask, if there are any` },
  { value: 'each', label: t`Each is a product` },
  { value: 'first', label: t`Take the first row only` },
  { value: 'custom-data', label: t`Keep them in the custom data` },
] as const;

type Props = { readonly plan: ImportPlan; readonly headings: readonly string[] };

/** Which rows belong to the product above them, and what becomes of them. */
export function BelongChoice({ plan: { belong, variants }, headings }: Props) {
  const change = (next: RowsBelong | null): void => changePlan({ belong: next });
  return (
    <>
      <Choice
        label={t`Rows that belong to the one above`}
        value={belong?.by ?? 'none'}
        options={KINDS}
        onChange={(by) => change(choose(by))}
      />
      {belong !== null && belong.by !== 'blank-name' && (
        <Choice
          label={t`Column that tells`}
          value={String(belong.column)}
          options={headings.map((heading, at) => ({
            value: String(at),
            label: heading || t`Column ${at + 1}`,
          }))}
          onChange={(column) => change({ ...belong, column: Number(column) })}
        />
      )}
      {belong !== null && (
        <Choice
          label={t`What becomes of them`}
          value={variants ?? 'ask'}
          options={VARIANTS}
          onChange={(next) => changePlan({ variants: next === 'ask' ? null : next })}
        />
      )}
    </>
  );
}

function choose(by: (typeof KINDS)[number]['value']): RowsBelong | null {
  if (by === 'none') return null;
  return by === 'blank-name' ? { by } : { by, column: 0 };
}
