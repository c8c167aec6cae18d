import { Autocomplete, Button, type OptionsFilter, TextInput } from '@mantine/core';
import { CURRENCY_CODES } from '../../../shared/model/currency.ts';
import { MAX_SIGNIFICANT_DIGITS, type NumberMarks, type PriceReading } from '../../../shared/model/money.ts';
import { t } from '../../i18n/t.ts';
import { knownCurrencies } from './fixes.ts';
import classes from './form.module.css';
import { useFieldIssues, useForm, useFormModel, useFormScene } from './form-context.ts';
import { focusOn } from './form-focus.ts';
import { FormRow, hasProblem } from './form-row.tsx';
import { type PriceEntry, sayReading, showPrice } from './price-text.ts';

/** The price as it is typed here, and below it how it is read. */
export function PriceRow() {
  const model = useFormModel();
  const price = useForm((state) => state.price);
  const asks = price.reading.kind === 'ambiguous' ? ({ without: 'not-a-price' } as const) : {};
  return (
    <FormRow field="price" also="currency" help={<PriceEcho price={price} />} {...asks}>
      {(wiring) => (
        <div className={classes['side']}>
          <TextInput
            {...wiring}
            value={price.text}
            inputMode="decimal"
            autoComplete="off"
            placeholder={t`Not set`}
            classNames={{ input: classes['price'] }}
            error={wiring.error || price.reading.kind === 'unreadable'}
            onChange={(event) => model.typePrice(event.currentTarget.value)}
          />
          <CurrencyInput />
        </div>
      )}
    </FormRow>
  );
}

function CurrencyInput() {
  const model = useFormModel();
  const { catalogCurrency } = useFormScene();
  const currency = useForm((state) => state.fields.currency);
  const targets = useForm((state) => state.targets);
  const invalid = hasProblem(useFieldIssues('currency'));
  const known = targets.flatMap(({ remote }) => knownCurrencies(remote.settings));
  return (
    <Autocomplete
      className={classes['currency']}
      aria-label={t`Currency`}
      data-field="currency"
      error={invalid}
      value={currency ?? ''}
      data={[...new Set([...known, catalogCurrency, ...CURRENCY_CODES])]}
      filter={filterCodes}
      placeholder={t`None`}
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(typed) => model.edit({ currency: typed.trim().toUpperCase() || null })}
    />
  );
}

/** A whole code is a choice that was made, no search: it does not hide the others. */
const filterCodes: OptionsFilter = ({ options, search }) => {
  const typed = search.trim().toUpperCase();
  if (typed === '' || CURRENCY_CODES.includes(typed)) return options;
  return options.filter((option) => 'value' in option && option.value.includes(typed));
};

function PriceEcho({ price: { reading } }: { readonly price: PriceEntry }) {
  const model = useFormModel();
  const { marks } = useFormScene();
  const currency = useForm((state) => state.fields.currency ?? '');
  const said = useFieldIssues('price').some(({ code }) => code === 'not-a-price');
  const say = (price: string) => `${showPrice(price, marks)} ${currency}`.trim();
  switch (reading.kind) {
    case 'empty':
      return null;
    case 'value':
      return <>{t`Reads as ${say(reading.price)}`}</>;
    case 'unreadable':
      // Where a remote says what is wrong, saying it once is enough.
      return (
        <span className={classes['caution']}>
          {said ? t`Kept as it was typed.` : t`Kept as it was typed: ${why(reading, marks)}`}
        </span>
      );
    case 'ambiguous':
      return (
        <span className={classes['ask']}>
          <span className={classes['caution']}>{t`This reads two ways. Which is it?`}</span>
          {reading.readings.map((price) => (
            <Button
              key={price}
              size="compact-sm"
              onClick={(event) => {
                const form = event.currentTarget.closest('form');
                model.choosePrice(price);
                focusOn(form, 'price'); // the question is gone with its buttons
              }}
            >
              {sayReading(price, marks)}
            </Button>
          ))}
        </span>
      );
  }
}

function why(
  { why: reason }: Extract<PriceReading, { kind: 'unreadable' }>,
  { decimal }: NumberMarks,
): string {
  return reason === 'not-a-number'
    ? t`it can’t be read as a price. Type a number such as 1234${decimal}50.`
    : t`a price has at most ${MAX_SIGNIFICANT_DIGITS} digits.`;
}
