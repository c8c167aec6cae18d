import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { BillingRows, StatusRow } from './choice-fields.tsx';
import { CustomDataRow } from './custom-data-field.tsx';
import classes from './form.module.css';
import { FormActions } from './form-actions.tsx';
import { ConflictBanner, DraftBanner, TrashBanner, UnfinishedBanner } from './form-banners.tsx';
import { useForm, useFormModel } from './form-context.ts';
import { focusedField, focusOn } from './form-focus.ts';
import { nextProblem } from './form-issues.ts';
import { isUntouched } from './form-state.ts';
import { FormSummary } from './form-summary.tsx';
import { ImageRow } from './image-row.tsx';
import { PriceRow } from './price-field.tsx';
import { WhatWillBeSent } from './request-preview.tsx';
import { SkuRow } from './sku-field.tsx';
import { DescriptionRow, LineRow, TypeRow } from './text-fields.tsx';
import { useDiscard } from './use-discard.tsx';
import { useFormUpkeep } from './use-form-upkeep.ts';
import { useSends, waitForForm } from './use-sends.ts';

type Props = {
  readonly focusField: ProductField | null;
  readonly note: ReactNode;
  readonly onSave: () => void;
  readonly onSaveAndAdd: () => void;
  readonly onDuplicate: () => void;
  readonly onNew: () => void;
  /** Goes on with another unfinished new product. */
  readonly onContinue: (draftId: string) => void;
};

export function OpenForm({ focusField, note, onSave, onSaveAndAdd, onDuplicate, onNew, onContinue }: Props) {
  const model = useFormModel();
  const form = useRef<HTMLFormElement>(null);
  const isNew = useForm((state) => state.saved === null);
  const waiting = waitForForm(useSends());
  const { discard, question } = useDiscard(waiting);
  useFirstFocus(form, focusField); // before the upkeep listens: leaving the form before this one is no visit of a field here
  useFormUpkeep(form);
  const canSave = useForm(isUntouched) ? t`Type something first.` : true;
  useCommand('product.save', { enabled: canSave, run: onSave });
  useCommand('product.saveAndAdd', { enabled: canSave, run: onSaveAndAdd });
  const goToProblem = () => {
    const field = nextProblem(model.store.getState().issues, focusedField(form.current));
    if (field !== null) focusOn(form.current, field);
  };
  useCommand('product.nextProblem', { enabled: true, run: goToProblem });

  return (
    <form
      ref={form}
      className={classes['form']}
      aria-label={t`Product`}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={classes['head']}>
        {isNew && <NewCommand onNew={onNew} />}
        <FormSummary onNextProblem={goToProblem} />
        <p className={classes['quiet']}>{note}</p>
        <TrashBanner />
        <DraftBanner onDiscard={discard} />
        <ConflictBanner onDiscard={discard} />
        {/* Asks anew for each form: of the one before it, only its first keystroke was news. */}
        <UnfinishedBanner key={model.draftId()} onContinue={onContinue} />
      </div>
      <div className={classes['fields']}>
        <LineRow field="name" />
        <SkuRow />
        <TypeRow />
        <StatusRow />
        <DescriptionRow />
        <PriceRow />
        <BillingRows />
        <ImageRow />
        <LineRow field="imageAlt" />
        <CustomDataRow />
        <WhatWillBeSent />
      </div>
      <FormActions
        onSave={onSave}
        onSaveAndAdd={onSaveAndAdd}
        onDuplicate={onDuplicate}
        onDiscard={discard}
        waiting={waiting}
      />
      {question}
    </form>
  );
}

/** “New product” in the form of a new one begins another; this one is kept and waits under “Begun and not saved”. */
function NewCommand({ onNew }: Pick<Props, 'onNew'>) {
  useCommand('product.new', { enabled: true, run: onNew });
  return null;
}

/** A new product starts at its name; “Fix” starts at the field it is about. */
function useFirstFocus(form: RefObject<HTMLFormElement | null>, field: ProductField | null) {
  const model = useFormModel();
  useEffect(() => {
    const first = field ?? (model.store.getState().saved === null ? 'name' : null);
    if (first !== null) focusOn(form.current, first);
  }, [form, field, model]);
}
