import { Radio, Stack } from '@mantine/core';
import type { UploadPreset } from '../../../../shared/model/image-place.ts';
import { t } from '../../../i18n/t.ts';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import classes from './places.module.css';
import { TextField } from './text-field.tsx';
import type { PlaceFormState } from './use-place-form.ts';

const FORMATS: readonly { readonly value: UploadPreset['format']; readonly label: string }[] = [
  { value: 'keep', label: t`As the file is` },
  { value: 'jpeg', label: 'JPEG' },
  { value: 'webp', label: 'WebP' },
  { value: 'png', label: 'PNG' },
];

/** What becomes of a picture on its way there. */
export function PictureFields({ form }: { readonly form: PlaceFormState }) {
  const { draft, change } = form;
  return (
    <div>
      <Radio.Group
        label={t`What becomes of pictures on their way`}
        value={draft.asIs ? 'as-is' : 'made'}
        onChange={(value) => change({ asIs: value === 'as-is' })}
      >
        <Stack gap={6} mt={4}>
          <Radio
            value="made"
            label={t`Ready for the web`}
            description={t`Not larger than needed, and without what a camera writes into a photo. Your files stay as they are.`}
          />
          {!draft.asIs && <Made form={form} />}
          <Radio
            value="as-is"
            label={t`As they are`}
            description={t`The very files, however large. A photo may say where and when it was taken, and everybody can read that.`}
          />
        </Stack>
      </Radio.Group>
    </div>
  );
}

function Made({ form }: { readonly form: PlaceFormState }) {
  const { draft, change } = form;
  return (
    <div className={classes['made']}>
      <TextField
        form={form}
        field="maxSide"
        label={t`Longest side, in pixels`}
        help={t`Empty keeps the size. Nothing is made larger.`}
        numeric
      />
      <Field label={t`Format`}>
        {({ id }) => (
          <Select
            id={id}
            value={draft.format}
            data={[...FORMATS]}
            onChange={(value) => {
              const chosen = FORMATS.find((format) => format.value === value);
              if (chosen !== undefined) change({ format: chosen.value });
            }}
          />
        )}
      </Field>
      {draft.format !== 'png' && (
        <TextField form={form} field="quality" label={t`Quality, from 1 to 100`} numeric />
      )}
    </div>
  );
}
