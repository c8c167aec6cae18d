import { Checkbox } from '@mantine/core';
import type { ProductField } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import classes from './bulk-edit.module.css';
import { typeFind } from './bulk-steps.ts';
import { useBulkEdit } from './bulk-store.ts';
import { FIELD_OPTIONS } from './field-options.ts';
import { FindInputs } from './find-inputs.tsx';

/** What to look for, in which fields, and what comes there. */
export function FindForm() {
  const find = useBulkEdit((state) => state.find);
  const toggle = (field: ProductField) =>
    typeFind({
      fields: find.fields.includes(field)
        ? find.fields.filter((one) => one !== field)
        : [...find.fields, field],
    });
  return (
    <>
      <FindInputs value={find} onChange={typeFind} />
      <fieldset className={classes['fields']}>
        <legend className={classes['label']}>{t`Fields`}</legend>
        {FIELD_OPTIONS.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={find.fields.includes(value)}
            onChange={() => toggle(value)}
          />
        ))}
      </fieldset>
    </>
  );
}
