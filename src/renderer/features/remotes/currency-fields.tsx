import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { CURRENCY_CODES } from '../../../shared/model/currency.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { noteOf } from '../../ui/note-of.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { sayUnknownCurrencies } from './currency-words.ts';
import { type CurrencyPair, emptyPair } from './remote-draft.ts';
import classes from './remotes.module.css';
import type { RemoteFormState } from './use-remote-form.ts';

type Props = { readonly form: RemoteFormState; readonly profile: Profile };

/** How this remote calls each currency. A product in a currency that is not known there is never sent to find out. */
export function CurrencyFields({ form, profile }: Props) {
  const { value: inUse = [] } = useAnswer(offshelf().products.currencies, {}, ['products']);
  const unknown = sayUnknownCurrencies(inUse, form.draft);
  return (
    <div>
      <h3 className={classes['heading']}>{t`Currencies`}</h3>
      <p
        className={classes['quiet']}
      >{t`${profile.name} has ids of its own for currencies. Products in a currency that stands nowhere here wait.`}</p>
      <div className={classes['currencies']}>
        <AccountCurrency
          form={form}
          label={t`The account’s default currency`}
          help={t`Prices in it are sent without an id.`}
          hint={unknown}
        />
        <Pairs form={form} name={profile.name} />
        {form.shown.currencies !== undefined && <ProblemText problem={{ message: form.shown.currencies }} />}
      </div>
    </div>
  );
}

/** For a remote that is told no currency: what its prices mean. */
export function OneCurrencyField({ form, profile }: Props) {
  return (
    <AccountCurrency
      form={form}
      label={t`Currency of its prices`}
      help={t`${profile.name} is told no currency. Products in another one than this wait; without one, every price goes as it is.`}
      hint={null}
    />
  );
}

type AccountProps = {
  readonly form: RemoteFormState;
  readonly label: string;
  readonly help: string;
  readonly hint: string | null;
};

function AccountCurrency({ form: { draft, change, shown }, label, help, hint }: AccountProps) {
  const hints = hint === null ? [] : [{ level: 'hint' as const, text: hint }];
  return (
    <Field label={label} help={help} notes={[...noteOf(shown.accountCurrency), ...hints]}>
      {(wiring) => (
        <Autocomplete
          {...wiring}
          className={classes['code']}
          value={draft.accountCurrency}
          data={[...CURRENCY_CODES]}
          limit={60}
          placeholder={t`Not known`}
          spellCheck={false}
          onChange={(code) => change({ accountCurrency: code.toUpperCase() })}
        />
      )}
    </Field>
  );
}

function Pairs({ form: { draft, change }, name }: { readonly form: RemoteFormState; readonly name: string }) {
  const { currencies } = draft;
  const edit = (row: number, part: Partial<CurrencyPair>) =>
    change({ currencies: currencies.map((pair) => (pair.row === row ? { ...pair, ...part } : pair)) });
  return (
    <div className={classes['pairs']}>
      {currencies.map((pair, at) => (
        <div key={pair.row} className={classes['currency']}>
          <Autocomplete
            aria-label={t`Currency ${at + 1}`}
            className={classes['code']}
            value={pair.code}
            data={[...CURRENCY_CODES]}
            limit={60}
            placeholder={t`EUR`}
            spellCheck={false}
            onChange={(code) => edit(pair.row, { code: code.toUpperCase() })}
          />
          <TextInput
            aria-label={t`${name}’s id of ${pair.code || t`currency ${at + 1}`}`}
            className={classes['id']}
            value={pair.id}
            placeholder={t`${name}’s id, such as 4f1c…`}
            spellCheck={false}
            onChange={(event) => edit(pair.row, { id: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t`Remove ${pair.code || t`currency ${at + 1}`}`}
            onClick={() => change({ currencies: currencies.filter(({ row }) => row !== pair.row) })}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => change({ currencies: [...currencies, emptyPair()] })}
      >{t`Add a currency’s id`}</Button>
    </div>
  );
}
