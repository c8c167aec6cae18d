import type { ImportPlan } from '../../../shared/model/transfer.ts';
import { IMPORT_KEYS } from '../../../shared/model/transfer-words.ts';
import { BelongChoice } from './belong-choice.tsx';
import { Choice } from './choice.tsx';
import classes from './import.module.css';
import { changePlan } from './import-steps.ts';
import { useImport } from './import-store.ts';
import { hasKey } from './plan-problem.ts';

const MODES = [
  { value: 'both', label: 'Add new, update others' },
  { value: 'new', label: 'Only add new ones' },
  { value: 'update', label: 'Only update others' },
] as const;
const BLANKS = [
  { value: 'keep', label: 'Keep what is there' },
  { value: 'clear', label: 'Clear what is there' },
] as const;
const KEYS = {
  sku: 'SKU',
  name: 'Name',
  'remote-id': 'Id at a remote',
  'product-id': 'Id of Offshelf',
} as const;
const SPACES = [
  { value: 'keep', label: 'Keep them' },
  { value: 'trim', label: 'Take them away' },
] as const;
const DECIMALS = [
  { value: 'ask', label: 'As other prices show, or ask' },
  { value: '.', label: 'Point: 1,234.50' },
  { value: ',', label: 'Comma: 1.234,50' },
] as const;
const SIGNS = [
  { value: 'ask', label: 'Is a problem' },
  { value: 'drop', label: 'Is dropped' },
] as const;
const UNREADABLE = [
  { value: 'ask', label: 'Is a problem' },
  { value: 'keep', label: 'Is kept as it stands' },
] as const;
const IMAGES = [
  { value: 'first', label: 'Leave them out' },
  { value: 'custom-data', label: 'Keep them in the custom data' },
  { value: 'as-is', label: 'None: a cell is one address' },
] as const;

/** Which product a row is, and what becomes of what it says. */
export function RowsForm() {
  const plan = useImport((state) => state.plan);
  const look = useImport((state) => state.look);
  if (plan === null || look === null) return null;
  return (
    <>
      <fieldset className={classes['group']}>
        <legend>Rows</legend>
        <Choice
          label="Find products by"
          value={plan.key}
          options={keyOptions(plan)}
          onChange={(key) => changePlan({ key })}
        />
        <Choice label="Then" value={plan.mode} options={MODES} onChange={(mode) => changePlan({ mode })} />
        <Choice
          label="Blank cells"
          value={plan.blank}
          options={BLANKS}
          onChange={(blank) => changePlan({ blank })}
        />
        <BelongChoice plan={plan} headings={look.headings} />
        {hasField(plan, 'imageUrl') && (
          <Choice
            label="Further images of a product"
            value={plan.images}
            options={IMAGES}
            onChange={(images) => changePlan({ images })}
          />
        )}
        <Choice
          label="Spaces around a text"
          value={plan.spaces}
          options={SPACES}
          onChange={(spaces) => changePlan({ spaces })}
        />
      </fieldset>
      {hasField(plan, 'price') && <Prices plan={plan} />}
    </>
  );
}

function Prices({ plan }: { readonly plan: ImportPlan }) {
  return (
    <fieldset className={classes['group']}>
      <legend>Prices</legend>
      <Choice
        label="Decimal sign"
        value={plan.decimal ?? 'ask'}
        options={DECIMALS}
        onChange={(decimal) => changePlan({ decimal: decimal === 'ask' ? null : decimal })}
      />
      <Choice
        label="A currency beside a price"
        value={plan.priceSigns}
        options={SIGNS}
        onChange={(priceSigns) => changePlan({ priceSigns })}
      />
      <Choice
        label="What can’t be read"
        value={plan.unreadable}
        options={UNREADABLE}
        onChange={(unreadable) => changePlan({ unreadable })}
      />
    </fieldset>
  );
}

/** What a column holds; and the one that is set, whatever it is. */
function keyOptions(plan: ImportPlan) {
  return IMPORT_KEYS.filter(
    (key) => key === plan.key || key === 'sku' || key === 'name' || hasKey({ ...plan, key }),
  ).map((value) => ({ value, label: KEYS[value] }));
}

function hasField({ columns }: ImportPlan, field: 'price' | 'imageUrl'): boolean {
  return columns.some((target) => target.to === 'field' && target.field === field);
}
