import { Checkbox, Textarea, TextInput } from '@mantine/core';
import type { ProductField } from '../../../shared/model/product.ts';
import { Field } from '../../ui/field.tsx';
import classes from './bulk-edit.module.css';
import { typeFind } from './bulk-steps.ts';
import { useBulkEdit } from './bulk-store.ts';
import { FIELD_OPTIONS } from './field-options.ts';
import { FindOptions } from './find-options.tsx';

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
      <Field label="Find">
        {(wiring) => (
          <TextInput
            {...wiring}
            value={find.find}
            spellCheck={false}
            data-autofocus
            onChange={(event) => typeFind({ find: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field
        label="Replace with"
        help={find.text === '' ? 'Left empty, what was found is taken out.' : undefined}
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            autosize
            minRows={2}
            maxRows={10}
            value={find.text}
            onChange={(event) => typeFind({ text: event.currentTarget.value })}
          />
        )}
      </Field>
      <FindOptions value={find} onChange={typeFind} />
      <fieldset className={classes['fields']}>
        <legend className={classes['label']}>Fields</legend>
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
