import { Select } from '@mantine/core';
import { Field } from '../../ui/field.tsx';
import { chooseScope } from './bulk-steps.ts';
import { useBulkEdit } from './bulk-store.ts';

/** Which products: what is selected, all that match, or the whole view. */
export function ScopeChoice() {
  const choices = useBulkEdit((state) => state.choices);
  const chosen = useBulkEdit((state) => state.chosen);
  if (choices.length < 2) return null;
  return (
    <Field label="Products">
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
