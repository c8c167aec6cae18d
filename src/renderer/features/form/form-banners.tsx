import { Button } from '@mantine/core';
import { IconArrowBackUp, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { fieldTitle } from '../../../shared/model/field-words.ts';
import type { FormDraft, ProductFields } from '../../../shared/model/product.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { formatWhen } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './form.module.css';
import { useForm, useFormModel } from './form-context.ts';
import { changedFields } from './form-start.ts';

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
      actions={
        <Button variant="subtle" onClick={onDiscard}>
          Discard
        </Button>
      }
    >
      Unsaved changes from {formatWhen(since, now)}
    </Banner>
  );
}

/** The product was saved elsewhere while it was edited here: one of the two goes on. */
export function ConflictBanner({ onDiscard }: DiscardProps) {
  const model = useFormModel();
  const theirs = useForm((state) => state.theirs);
  const fields = useForm((state) => state.fields);
  if (theirs === null) return null;
  return (
    <Banner
      icon={<IconUsers size={16} aria-hidden />}
      actions={
        <>
          <Button onClick={() => void model.keepMine()}>Save mine over it</Button>
          <Button onClick={onDiscard}>Take the saved one</Button>
        </>
      }
    >
      <p>
        This product was changed elsewhere while you edited it here. Nothing is lost: choose which one goes
        on.
      </p>
      <Differences mine={fields} theirs={theirs.fields} />
    </Banner>
  );
}

function Differences({ mine, theirs }: { readonly mine: ProductFields; readonly theirs: ProductFields }) {
  return (
    <dl className={classes['differences']} data-selectable>
      {changedFields(mine, theirs).map((field) => (
        <div key={field}>
          <dt>{fieldTitle(field)}</dt>
          <dd>
            Mine: {show(mine[field])} · Saved: {show(theirs[field])}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function show(value: string | null): string {
  if (value === null || value === '') return 'nothing';
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
      actions={<Button onClick={() => void restoring.call({ ids: [trashed] })}>Restore</Button>}
    >
      This product is in the trash.
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
      Begun and not saved:
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
      {others.length > 5 && ` and ${others.length - 5} more`}
    </Banner>
  );
}

function nameOf({ fields }: FormDraft): string {
  const name = fields.name.trim();
  return (name.length > 40 ? `${name.slice(0, 40)}…` : name) || fields.sku?.trim() || 'No name yet';
}
