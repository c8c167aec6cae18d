import { SegmentedControl, Select } from '@mantine/core';
import type { BillingPeriod, BillingType, ProductStatus } from '../../../shared/model/product.ts';
import { useForm, useFormModel } from './form-context.ts';
import { FormRow } from './form-row.tsx';
import { sentAs } from './remote-words.ts';

/** Mantine's choices are texts; this one stands for “not set”. */
const NOT_SET = '';

const STATUSES: readonly { readonly value: ProductStatus | ''; readonly label: string }[] = [
  { value: NOT_SET, label: 'Not set (each remote’s default)' },
  { value: 'active', label: 'Active' },
  { value: 'draft', label: 'Draft' },
  { value: 'archived', label: 'Archived' },
];

export function StatusRow() {
  const model = useFormModel();
  const status = useForm((state) => state.fields.status);
  const targets = useForm((state) => state.targets);
  return (
    <FormRow field="status" help={sentAs(targets, 'status', status)}>
      {(wiring) => (
        <Select
          {...wiring}
          value={status ?? NOT_SET}
          data={STATUSES}
          onChange={(value) =>
            model.edit({ status: STATUSES.find((one) => one.value === value)?.value || null })
          }
        />
      )}
    </FormRow>
  );
}

const BILLING_TYPES: { value: BillingType | ''; label: string }[] = [
  { value: NOT_SET, label: 'Not set' },
  { value: 'one_time', label: 'One time' },
  { value: 'recurring', label: 'Recurring' },
];

const PERIODS: { value: BillingPeriod; label: string }[] = [
  { value: 'monthly', label: 'Monthly' },
  { value: 'quarterly', label: 'Quarterly' },
  { value: 'yearly', label: 'Yearly' },
];

/** How it is charged; the period is asked for only where there is one. */
export function BillingRows() {
  const model = useFormModel();
  const billingType = useForm((state) => state.fields.billingType);
  const targets = useForm((state) => state.targets);
  const choose = (chosen: BillingType | '') => {
    const next = chosen || null;
    model.edit(next === 'recurring' ? { billingType: next } : { billingType: next, billingPeriod: null });
  };
  return (
    <>
      <FormRow field="billingType" group help={billingType === null && sentAs(targets, 'billingType', null)}>
        {({ 'data-field': field, 'aria-describedby': describedBy }) => (
          <SegmentedControl
            data-field={field}
            aria-describedby={describedBy}
            value={billingType ?? NOT_SET}
            data={BILLING_TYPES}
            onChange={choose}
          />
        )}
      </FormRow>
      {billingType === 'recurring' && <PeriodRow />}
    </>
  );
}

function PeriodRow() {
  const model = useFormModel();
  const period = useForm((state) => state.fields.billingPeriod);
  return (
    <FormRow field="billingPeriod">
      {(wiring) => (
        <Select
          {...wiring}
          value={period}
          data={PERIODS}
          clearable
          placeholder="Choose a period"
          onChange={(value) =>
            model.edit({ billingPeriod: PERIODS.find((one) => one.value === value)?.value ?? null })
          }
        />
      )}
    </FormRow>
  );
}
