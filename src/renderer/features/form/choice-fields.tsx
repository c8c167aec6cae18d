import { SegmentedControl } from '@mantine/core';
import { BILLING_PERIODS, BILLING_TYPES, STATUSES } from '../../../shared/model/choices.ts';
import type { BillingType, ProductField, ProductStatus } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import { wordOfChoice } from '../../ui/field-words.ts';
import { Select } from '../../ui/select.tsx';
import { useForm, useFormModel } from './form-context.ts';
import { FormRow } from './form-row.tsx';
import { sentAs } from './remote-words.ts';

/** Mantine's choices are texts; this one stands for “not set”. */
const NOT_SET = '';

type Option<Value extends string> = { readonly value: Value; readonly label: string };

function optionsOf<Value extends string>(field: ProductField, values: readonly Value[]): Option<Value>[] {
  return values.map((value) => ({ value, label: wordOfChoice(field, value) }));
}

const STATUS_OPTIONS: readonly Option<ProductStatus | ''>[] = [
  { value: NOT_SET, label: t`Not set (each remote’s default)` },
  ...optionsOf('status', STATUSES),
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
          data={STATUS_OPTIONS}
          onChange={(value) =>
            model.edit({ status: STATUS_OPTIONS.find((one) => one.value === value)?.value || null })
          }
        />
      )}
    </FormRow>
  );
}

const TYPE_OPTIONS: Option<BillingType | ''>[] = [
  { value: NOT_SET, label: t`Not set` },
  ...optionsOf('billingType', BILLING_TYPES),
];

const PERIOD_OPTIONS = optionsOf('billingPeriod', BILLING_PERIODS);

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
            data={TYPE_OPTIONS}
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
          data={PERIOD_OPTIONS}
          clearable
          placeholder={t`Choose a period`}
          onChange={(value) =>
            model.edit({ billingPeriod: PERIOD_OPTIONS.find((one) => one.value === value)?.value ?? null })
          }
        />
      )}
    </FormRow>
  );
}
