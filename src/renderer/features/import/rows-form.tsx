import type { ImportPlan } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { BelongChoice } from './belong-choice.tsx';
import { Choice } from './choice.tsx';
import classes from './import.module.css';
import { changePlan } from './import-steps.ts';
import { useImport } from './import-store.ts';
import { KeyChoice, NearSkuChoice, UnknownIdChoice } from './key-choice.tsx';

const MODES = [
  { value: 'both', label: t`Add new, update others` },
  { value: 'new', label: t`Only add new ones` },
  { value: 'update', label: t`Only update others` },
] as const;
const BLANKS = [
  { value: 'keep', label: t`Keep what is there` },
  { value: 'clear', label: t`Clear what is there` },
] as const;
const SPACES = [
  { value: 'keep', label: t`Keep them` },
  { value: 'trim', label: t`Take them away` },
] as const;
const DECIMALS = [
  { value: 'ask', label: t`As other prices show, or ask` },
  { value: '.', label: t`Point: 1,234.50` },
  { value: ',', label: t`Comma: 1.234,50` },
] as const;
const SIGNS = [
  { value: 'ask', label: t`Is a problem` },
  { value: 'drop', label: t`Is dropped` },
  { value: 'take', label: t`Is taken as the product’s` },
] as const;
const UNREADABLE = [
  { value: 'ask', label: t`Is a problem` },
  { value: 'keep', label: t`Is kept as it stands` },
] as const;
/** For exports of Offshelf, whose prices stand in them as they are kept. */
const UNREADABLE_OF_OURS = [
  ...UNREADABLE,
  { value: 'keep-all', label: t`Is kept, and every price as it stands` },
] as const;
const IMAGES = [
  { value: 'first', label: t`Leave them out` },
  { value: 'custom-data', label: t`Keep them in the custom data` },
  { value: 'as-is', label: t`None: a cell is one address` },
] as const;

/** Which product a row is, and what becomes of what it says. */
export function RowsForm() {
  const plan = useImport((state) => state.plan);
  const look = useImport((state) => state.look);
  if (plan === null || look === null) return null;
  return (
    <>
      <fieldset className={classes['group']}>
        <legend>{t`Rows`}</legend>
        <KeyChoice look={look} plan={plan} />
        <Choice label={t`Then`} value={plan.mode} options={MODES} onChange={(mode) => changePlan({ mode })} />
        <Choice
          label={t`Blank cells`}
          value={plan.blank}
          options={BLANKS}
          onChange={(blank) => changePlan({ blank })}
        />
        <NearSkuChoice plan={plan} />
        <UnknownIdChoice plan={plan} />
        <BelongChoice plan={plan} headings={look.headings} />
        {hasField(plan, 'imageUrl') && (
          <Choice
            label={t`Further images of a product`}
            value={plan.images}
            options={IMAGES}
            onChange={(images) => changePlan({ images })}
          />
        )}
        <Choice
          label={t`Spaces around a text`}
          value={plan.spaces}
          options={SPACES}
          onChange={(spaces) => changePlan({ spaces })}
        />
      </fieldset>
      {hasField(plan, 'price') && <Prices plan={plan} isOurs={look.suggestion.shop === 'offshelf'} />}
    </>
  );
}

function Prices({ plan, isOurs }: { readonly plan: ImportPlan; readonly isOurs: boolean }) {
  return (
    <fieldset className={classes['group']}>
      <legend>{t`Prices`}</legend>
      <Choice
        label={t`Decimal sign`}
        value={plan.decimal ?? 'ask'}
        options={DECIMALS}
        onChange={(decimal) => changePlan({ decimal: decimal === 'ask' ? null : decimal })}
      />
      <Choice
        label={t`A currency beside a price`}
        value={plan.priceSigns === 'drop' ? (plan.signCurrency ?? 'drop') : 'ask'}
        options={SIGNS}
        onChange={(signs) =>
          changePlan({
            priceSigns: signs === 'ask' ? 'ask' : 'drop',
            signCurrency: signs === 'take' ? 'take' : undefined,
          })
        }
      />
      <Choice
        label={t`What can’t be read`}
        value={plan.unreadable}
        options={isOurs ? UNREADABLE_OF_OURS : UNREADABLE}
        onChange={(unreadable) => changePlan({ unreadable })}
      />
    </fieldset>
  );
}

function hasField({ columns }: ImportPlan, field: 'price' | 'imageUrl'): boolean {
  return columns.some((target) => target.to === 'field' && target.field === field);
}
