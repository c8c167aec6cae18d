import { SegmentedControl, TextInput } from '@mantine/core';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type { ActionDraft } from './action-draft.ts';
import { typeAction } from './bulk-steps.ts';

const DIGITS = [
  { value: 'currency', label: t`The currency’s own digits` },
  { value: '0', label: t`Whole units` },
  { value: '1', label: t`1 digit after the point` },
  { value: '2', label: t`2 digits after the point` },
  { value: '3', label: t`3 digits after the point` },
] as const;

/** By how much a price is raised or lowered, and how it is rounded. */
export function PriceInputs({ action }: { readonly action: ActionDraft }) {
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t`By`}
        data={[
          { value: 'percent', label: t`Percent` },
          { value: 'amount', label: t`Amount` },
        ]}
        value={action.by}
        onChange={(by) => typeAction(action.key, { by: by === 'amount' ? 'amount' : 'percent' })}
      />
      <Field
        label={action.by === 'percent' ? t`Percent` : t`Amount in the product’s currency`}
        help={t`10 raises, -10 lowers. Prices that are not set stay so.`}
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            inputMode="decimal"
            value={action.amount}
            onChange={(event) => typeAction(action.key, { amount: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t`Rounded to`} help={t`Calculated exactly, then rounded; a half goes up.`}>
        {(wiring) => (
          <Select
            {...wiring}
            data={DIGITS}
            value={DIGITS.find(({ value }) => value === String(action.digits))?.value ?? 'currency'}
            onChange={(digits) =>
              typeAction(action.key, {
                digits: digits === null || digits === 'currency' ? null : Number(digits),
              })
            }
          />
        )}
      </Field>
    </>
  );
}
