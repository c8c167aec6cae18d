import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import classes from './bulk-edit.module.css';
import { chooseScope } from './bulk-steps.ts';
import { useBulkEdit } from './bulk-store.ts';

/** Which products: what is selected, all that match, or the whole view. Said too where there is nothing to choose. */
export function ScopeChoice() {
  const choices = useBulkEdit((state) => state.choices);
  const chosen = useBulkEdit((state) => state.chosen);
  if (choices.length < 2) return <p className={classes['note']}>{choices[0]?.label}</p>;
  return (
    <Field label={t`Products`}>
      {(wiring) => (
        <Select
          {...wiring}
          data={choices.map(({ label }, at) => ({ value: String(at), label }))}
          value={String(chosen)}
          onChange={(at) => at !== null && void chooseScope(Number(at))}
        />
      )}
    </Field>
  );
}
