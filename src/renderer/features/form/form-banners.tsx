import { Button } from '@mantine/core';
import { IconArrowBackUp, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { FormDraft, ProductField, ProductFields } from '../../../shared/model/product.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { fieldTitle } from '../../ui/field-words.ts';
import { formatWhen } from '../../ui/format.ts';
import { announce } from '../../ui/live-region.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './form.module.css';
import { useForm, useFormModel } from './form-context.ts';
import { focusOn } from './form-focus.ts';
import { sameFields } from './form-start.ts';
import { mergeOf } from './form-state.ts';
import { pickFields } from './merge-fields.ts';

type BannerProps = { readonly icon: ReactNode; readonly children: ReactNode; readonly actions?: ReactNode };

function Banner({ icon, children, actions }: BannerProps) {
  return (
    <div className={classes['banner']}>
      {icon}
      <div className={classes['bannerText']}>{children}</div>
      {actions !== undefined && <div className={classes['bannerActions']}>{actions}</div>}
    </div>
  );
}

type DiscardProps = { readonly onDiscard: () => void };

/** The form opened with what was typed earlier and never saved. */
export function DraftBanner({ onDiscard }: DiscardProps) {
  const since = useForm((state) => (state.theirs === null ? state.draftSince : null));
  const now = useNow();
  if (since === null) return null;
  return (
    <Banner
      icon={<IconPencil size={16} aria-hidden />}
      actions={<Button variant="subtle" onClick={onDiscard}>{t`Discard`}</Button>}
    >{t`Unsaved changes from ${formatWhen(since, now)}`}</Banner>
  );
}

/** A field was changed here and elsewhere: one of the two goes on. */
export function ConflictBanner({ onDiscard }: DiscardProps) {
  const model = useFormModel();
  const theirs = useForm((state) => state.theirs);
  const fields = useForm((state) => state.fields);
  const open = useForm((state) => mergeOf(state)?.conflicts.join(' ') ?? '');
  const first = useRef<HTMLButtonElement>(null);
  useAskedFocus(first);
  if (theirs === null || open === '') return null;
  const conflicts = open.split(' ') as ProductField[]; // joined above
  const settle = (how: 'mine' | 'theirs') => {
    const form = first.current?.closest('form') ?? null;
    if (how === 'mine') void model.keepMine();
    // Nothing typed would be left: that is to discard it all.
    else if (sameFields({ ...fields, ...pickFields(theirs.fields, conflicts) }, theirs.fields)) onDiscard();
    else model.takeTheirs();
    if (conflicts[0] !== undefined) focusOn(form, conflicts[0]); // the buttons go
  };
  return (
    <Banner
      icon={<IconUsers size={16} aria-hidden />}
      actions={
        <>
          <Button ref={first} onClick={() => settle('mine')}>{t`Save mine over it`}</Button>
          <Button onClick={() => settle('theirs')}>{t`Take the saved one`}</Button>
        </>
      }
    >
      <p>{t`${conflicts.map(fieldTitle).join(', ')}: changed elsewhere while you edited it here. Choose which one goes on; nothing else is touched.`}</p>
      <Differences mine={fields} theirs={theirs.fields} conflicts={conflicts} />
    </Banner>
  );
}

/** Saving has to wait for an answer: the question takes the focus, and says so. */
function useAskedFocus(button: RefObject<HTMLButtonElement | null>): void {
  const refusal = useForm((state) => (state.theirs === null ? null : state.refusal));
  useEffect(() => {
    if (refusal === null) return;
    button.current?.focus();
    announce(refusal);
  }, [refusal, button]);
}

type DifferencesProps = {
  readonly mine: ProductFields;
  readonly theirs: ProductFields;
  readonly conflicts: readonly ProductField[];
};

function Differences({ mine, theirs, conflicts }: DifferencesProps) {
  return (
    <dl className={classes['differences']} data-selectable>
      {conflicts.map((field) => (
        <div key={field}>
          <dt>{fieldTitle(field)}</dt>
          <dd>{t`Mine: ${show(mine[field])} · Saved: ${show(theirs[field])}`}</dd>
        </div>
      ))}
    </dl>
  );
}

function show(value: string | null): string {
  if (value === null || value === '') return t`nothing`;
  return value.length > 80 ? `“${value.slice(0, 80)}…”` : `“${value}”`;
}

/** A product in the trash can be looked at and brought back. */
export function TrashBanner() {
  const trashed = useForm((state) => (state.saved?.trashedAt ? state.saved.id : null));
  const restoring = useCall(offshelf().products.restore);
  if (trashed === null) return null;
  return (
    <Banner
      icon={<IconTrash size={16} aria-hidden />}
      actions={
        <Button
          onClick={() => void restoring.call({ scope: { kind: 'ids', ids: [trashed] } })}
        >{t`Restore`}</Button>
      }
    >
      {t`This product is in the trash.`}
      <ProblemText problem={restoring.problem} />
    </Banner>
  );
}

type UnfinishedProps = { readonly onContinue: (draftId: string) => void };

/** The other new products that were begun and never saved. */
export function UnfinishedBanner({ onContinue }: UnfinishedProps) {
  const model = useFormModel();
  const isNew = useForm((state) => state.saved === null);
  const { value = [] } = useAnswer(offshelf().drafts.list, isNew ? {} : null, ['products']);
  const now = useNow();
  const others = value.filter(({ productId, id }) => productId === null && id !== model.draftId());
  if (!isNew || others.length === 0) return null;
  return (
    <Banner icon={<IconArrowBackUp size={16} aria-hidden />}>
      {t`Begun and not saved:`}
      {others.slice(0, 5).map((draft) => (
        <Button
          key={draft.id}
          className={classes['begun']}
          variant="subtle"
          onClick={() => onContinue(draft.id)}
        >
          {nameOf(draft)}, {formatWhen(draft.updatedAt, now)}
        </Button>
      ))}
      {others.length > 5 && ` ${t`and ${others.length - 5} more`}`}
    </Banner>
  );
}

function nameOf({ fields }: FormDraft): string {
  const name = fields.name.trim();
  return (name.length > 40 ? `${name.slice(0, 40)}…` : name) || fields.sku?.trim() || t`No name yet`;
}
