import { Button } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { countOf } from '../../ui/format.ts';
import classes from './form.module.css';
import { useForm, useFormModel } from './form-context.ts';
import type { SkuUse } from './form-issues.ts';
import { FormRow } from './form-row.tsx';
import { freeSku } from './sku.ts';
import { LineInput } from './text-fields.tsx';
import { useSettled } from './use-settled.ts';

/** The SKU, kept exactly as typed, with who else has it here and a button that makes one. */
export function SkuRow() {
  const model = useFormModel();
  const sku = useForm((state) => state.fields.sku);
  const use = useSkuUse();
  return (
    <FormRow field="sku" help={use.length > 0 && <SkuUseLine use={use} />}>
      {(wiring) => (
        <div className={classes['side']}>
          <LineInput
            {...wiring}
            value={sku ?? ''}
            spellCheck={false}
            onType={(typed) => model.edit({ sku: typed || null })}
          />
          <GenerateButton />
        </div>
      )}
    </FormRow>
  );
}

/** Asks who else has this SKU once the typing pauses, and tells the form's checks. */
function useSkuUse(): readonly SkuUse[] {
  const model = useFormModel();
  const sku = useForm((state) => state.fields.sku);
  const id = useForm((state) => state.saved?.id ?? null);
  const settled = useSettled(sku, 250);
  const asked = settled !== null && settled.trim() !== '';
  const { value } = useAnswer(offshelf().products.skuUse, asked ? { sku: settled, except: id } : null, [
    'products',
    'sending',
  ]);
  const use = asked && settled === sku ? value : undefined;
  useEffect(() => model.setSkuUse(use ?? []), [model, use]);
  return use ?? [];
}

function SkuUseLine({ use }: { readonly use: readonly SkuUse[] }) {
  const [first, ...more] = use;
  if (first === undefined) return null;
  const name = first.name === '' ? t`A product without a name` : first.name;
  return (
    <span className={classes['caution']}>
      {more.length === 0
        ? t`“${name}” has this SKU too.`
        : t`“${name}” and ${countOf(more.length, 'other product')} have this SKU too.`}
    </span>
  );
}

function GenerateButton() {
  const model = useFormModel();
  const [busy, setBusy] = useState(false);
  const generate = async () => {
    setBusy(true);
    const { fields, saved } = model.store.getState();
    const sku = await freeSku(fields.name, async (candidate) => {
      const use = await offshelf().products.skuUse({ sku: candidate, except: saved?.id ?? null });
      return use.ok && use.value.length > 0;
    });
    model.put({ sku });
    setBusy(false);
  };
  return (
    <Button
      variant="default"
      leftSection={<IconWand size={14} aria-hidden />}
      {...blocked(busy)}
      title={t`Makes a SKU from the name that no other product here has`}
      onClick={() => void generate()}
    >{t`Generate`}</Button>
  );
}
