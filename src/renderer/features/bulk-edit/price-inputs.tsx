import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { Field } from '../../ui/field.tsx';
import type { ActionDraft } from './action-draft.ts';
import { typeAction } from './bulk-steps.ts';

const DIGITS = [
  { value: 'currency', label: 'The currency’s own digits' },
  { value: '0', label: 'Whole units' },
  { value: '1', label: '1 digit after the point' },
  { value: '2', label: '2 digits after the point' },
  { value: '3', label: '3 digits after the point' },
] as const;

/** By how much a price is raised or lowered, and how it is rounded. */
export function PriceInputs({ action }: { readonly action: ActionDraft }) {
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="By"
        data={[
          { value: 'percent', label: 'Percent' },
          { value: 'amount', label: 'Amount' },
        ]}
        value={action.by}
        onChange={(by) => typeAction(action.key, { by: by === 'amount' ? 'amount' : 'percent' })}
      />
      <Field
        label={action.by === 'percent' ? 'Percent' : 'Amount in the product’s currency'}
        help="10 raises, -10 lowers. Prices that are not set stay so."
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
      <Field label="Rounded to" help="Calculated exactly, then rounded; a half goes up.">
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
