import { type ReactNode, useMemo } from 'react';
import type { Product, ProductField } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { announce } from '../../ui/live-region.tsx';
import { FormContext } from './form-context.ts';
import type { OpenSession } from './form-session.ts';
import { copyFields, keepChoices } from './form-start.ts';
import { OpenForm } from './open-form.tsx';
import { type FormSession, useFormSession } from './use-form-session.ts';

export type ProductFormProps = {
  /** `null` for a new product. */
  readonly productId: number | null;
  readonly focusField?: ProductField;
  /** Something to know about the product that its form can't, in a quiet line. */
  readonly note?: ReactNode;
  readonly onSaved: (product: Product) => void;
  /** The form has left its product and shows a new one. */
  readonly onAddAnother: () => void;
  /** Leads to where a remote is told where its images go. */
  readonly onImagePlace: (remoteId: number) => void;
};

/** One product, every field of it; each keystroke is kept until it is saved. */
export function ProductForm(props: ProductFormProps) {
  const { session, startNew } = useFormSession(
    props.productId,
    props.productId !== null && props.focusField === undefined,
  );
  if (session === null) return null;
  if (session.kind === 'missing') return <EmptyState text={t`This product is no longer in the catalog.`} />;
  if (session.kind === 'refused') return <EmptyState text={session.message} />;
  return <Opened {...props} session={session} startNew={startNew} />;
}

type OpenedProps = ProductFormProps & Pick<FormSession, 'startNew'> & { readonly session: OpenSession };

function Opened({ session, startNew, focusField, note, onSaved, onAddAnother, onImagePlace }: OpenedProps) {
  const { model, catalogCurrency, marks } = session;
  const scene = useMemo(
    () => ({ model, catalogCurrency, marks, onImagePlace }),
    [model, catalogCurrency, marks, onImagePlace],
  );

  const save = async () => {
    const product = await model.save();
    if (product !== null) {
      announce(t`Saved on this computer`);
      onSaved(product);
    }
    return product;
  };
  const saveAndAdd = async () => {
    const product = await save();
    if (product === null) return;
    await startNew({ kind: 'seed', fields: keepChoices(product.fields) }, onAddAnother);
  };
  const duplicate = () =>
    startNew({ kind: 'seed', fields: copyFields(model.store.getState().fields) }, (copy) => {
      // A copy is work already: it is kept before the first key.
      if (copy.kind === 'open') copy.model.edit({});
      onAddAnother();
    });
  return (
    <FormContext value={scene}>
      <OpenForm
        focusField={focusField ?? null}
        note={note}
        onSave={() => void save()}
        onSaveAndAdd={() => void saveAndAdd()}
        onDuplicate={() => void duplicate()}
        onNew={() => void startNew({ kind: 'blank' }, onAddAnother)}
        onContinue={(id) => void startNew({ kind: 'draft', id }, onAddAnother)}
      />
    </FormContext>
  );
}
