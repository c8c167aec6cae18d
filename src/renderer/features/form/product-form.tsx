import { useEffect, useMemo, useRef } from 'react';
import type { NumberMarks } from '../../../shared/model/money.ts';
import type { Product, ProductField } from '../../../shared/model/product.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { OpenForm } from './open-form.tsx';
import { FormContext } from './form-context.ts';
import { copyFields, keepChoices } from './form-start.ts';
import type { ProductFormModel } from './form-store.ts';
import { useFormSession } from './use-form-session.ts';

export type ProductFormProps = {
  /** `null` for a new product. */
  readonly productId: number | null;
  readonly focusField?: ProductField;
  readonly onSaved: (product: Product) => void;
  /** The form has left its product and shows a new one. */
  readonly onAddAnother: () => void;
};

/** One product, every field of it; each keystroke is kept until it is saved. */
export function ProductForm({ productId, focusField, onSaved, onAddAnother }: ProductFormProps) {
  const { session, startNew } = useFormSession(productId);
  if (session === null) return null;
  if (session.kind === 'missing') return <EmptyState text="This product is no longer in the catalog." />;
  if (session.kind === 'refused') return <EmptyState text={session.message} />;
  const { model } = session;

  const save = async () => {
    const product = await model.save();
    if (product !== null) onSaved(product);
    return product;
  };
  const saveAndAdd = async () => {
    const product = await save();
    if (product === null) return;
    await startNew({ kind: 'seed', fields: keepChoices(product.fields) }, onAddAnother);
  };
  const duplicate = () =>
    startNew({ kind: 'seed', fields: copyFields(model.store.getState().fields) }, (copy) => {
      if (copy.kind === 'open') copy.model.edit({});
      onAddAnother();
    });
  return (
    <Scene {...session}>
      <OpenForm
        {...(focusField === undefined ? {} : { focusField })}
        onSave={() => void save()}
        onSaveAndAdd={() => void saveAndAdd()}
        onDuplicate={() => void duplicate()}
        onContinue={(id) => void startNew({ kind: 'draft', id }, onAddAnother)}
      />
    </Scene>
  );
}
