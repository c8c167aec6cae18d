import { SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { CustomDataTable } from './custom-data-table.tsx';
import { readRows } from './custom-data-text.ts';
import classes from './form.module.css';
import { useForm, useFormModel } from './form-context.ts';
import { FormRow, type Wiring } from './form-row.tsx';

type Way = 'table' | 'json';

const WAYS: { value: Way; label: string }[] = [
  { value: 'table', label: t`Keys and values` },
  { value: 'json', label: 'JSON' },
];

/** Custom data as keys and values, or as the JSON itself; both edit the same text. */
export function CustomDataRow() {
  const generation = useForm((state) => state.generation);
  const [way, setWay] = useState<Way>('table');
  const why = useForm(({ fields }) => (way === 'table' ? whyNoTable(fields.customData) : null));
  return (
    <FormRow field="customData" group help={why}>
      {(wiring) => (
        <div className={classes['customData']}>
          <SegmentedControl
            className={classes['way']}
            aria-label={t`Edit custom data as`}
            value={way}
            data={WAYS}
            onChange={setWay}
          />
          <Editor key={`${generation} ${way}`} way={way} wiring={wiring} />
        </div>
      )}
    </FormRow>
  );
}

function whyNoTable(text: string | null): string | null {
  const reading = readRows(text);
  return reading.kind === 'not-flat' ? reading.why : null;
}

/** Reads the text once, when it opens: from then on the table keeps rows of its own, half-typed ones too. */
function Editor({ way, wiring }: { readonly way: Way; readonly wiring: Wiring }) {
  const model = useFormModel();
  const [opening] = useState(() => readRows(model.store.getState().fields.customData));
  if (way === 'table' && opening.kind === 'table') return <CustomDataTable opening={opening.rows} />;
  return <JsonText wiring={wiring} />;
}

function JsonText({ wiring }: { readonly wiring: Wiring }) {
  const model = useFormModel();
  const text = useForm((state) => state.fields.customData);
  return (
    <Textarea
      {...wiring}
      aria-label={t`Custom data as JSON`}
      value={text ?? ''}
      spellCheck={false}
      placeholder={'{\n  "key": "value"\n}'}
      classNames={{ input: classes['json'] }}
      onChange={(event) => model.edit({ customData: event.currentTarget.value || null })}
    />
  );
}
