import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo } from 'react';
import { offshelf } from './bridge/offshelf.ts';
import { useAnswer } from './bridge/use-answer.ts';
import { useCommand } from './commands/use-command.ts';
import { closeDetails, openNewProduct, showProduct, useWindow } from './features/app/window-store.ts';
import { FormContext } from './features/form/form-context.ts';
import { pairTargets } from './features/form/form-issues.ts';
import type { OpenSession } from './features/form/form-session.ts';
import { limitAt } from './features/form/remote-words.ts';
import { useFormSession } from './features/form/use-form-session.ts';
import { activateProduct } from './features/products/list-reading.ts';
import { countRows, rowAt, useRows } from './features/products/rows-store.ts';
import { moveTo, useSelection } from './features/products/selection-store.ts';
import { chooseImagePlace } from './features/remotes/editor-store.ts';
import { TextList } from './features/text-mode/text-list.tsx';
import { TextMode } from './features/text-mode/text-mode.tsx';
import { t } from './i18n/t.ts';
import { OpenText } from './open-text.tsx';
import { ProductDetails, useOwnEdits } from './product-details.tsx';
import { useTextRows } from './text-rows.ts';
import { EmptyState } from './ui/empty-state.tsx';
import { focusMain } from './ui/focus-main.ts';
import { announce } from './ui/live-region.tsx';
import { Toolbar } from './ui/pane.tsx';
import { useLast } from './ui/use-last.ts';

/** The list's texts. One part at a time has the product open: its text here, or its whole form where that was asked for. */
export function ProductText() {
  const details = useWindow((state) => state.details);
  const wantsForm = useWindow((state) => state.detailsOpen);
  return (
    <TextMode list={<Texts />}>
      {wantsForm && details !== null ? (
        <WholeForm />
      ) : details === null ? (
        <EmptyState text={t`Select a product to see its text here.`} />
      ) : details.productId === null ? (
        <EmptyState
          text={t`A new product is begun; its form has all of it.`}
          action={<Button onClick={openNewProduct}>{t`Go on with it`}</Button>}
        />
      ) : (
        <ProductTextSide productId={details.productId} />
      )}
    </TextMode>
  );
}

function Texts() {
  const count = useRows(countRows);
  const active = useSelection((state) => state.active);
  const { rowAt: textRowAt, onShow } = useTextRows();
  const { value: profiles = [] } = useAnswer(offshelf().profiles.list, {}, ['catalog']);
  const { value: remotes = [] } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const limit = limitAt(pairTargets(remotes, profiles), 'description')?.limit ?? null;
  useCommand('text.next', {
    enabled: active < count - 1 || t`This is the last one.`,
    run: () => void goOn(1),
  });
  useCommand('text.previous', { enabled: active > 0 || t`This is the first one.`, run: () => void goOn(-1) });
  return (
    <TextList
      count={count}
      rowAt={textRowAt}
      active={active}
      limit={limit}
      onMove={goTo}
      onShow={onShow}
      onEnter={focusMain}
    />
  );
}

/** Goes to a row; its product opens at once, for the next key is meant for it. */
function goTo(index: number): void {
  moveTo(index);
  const row = rowAt(useRows.getState(), index);
  if (row !== undefined) showProduct(row.id);
}

/** @returns false at either end of the list */
function goOn(step: 1 | -1): boolean {
  const index = useSelection.getState().active + step;
  if (index < 0 || index >= countRows(useRows.getState())) return false;
  goTo(index);
  return true;
}

/** The product of a text that could not be saved after all. */
function openAgain(id: number): void {
  showProduct(id);
  void activateProduct(id);
}

/** The whole form, and the way back to the text. */
function WholeForm() {
  return (
    <>
      <Toolbar label={t`Text`}>
        <Button
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={goBack}
        >{t`Back to the text`}</Button>
      </Toolbar>
      <ProductDetails />
    </>
  );
}

/** A new product is kept as it is; the text is that of the row that the list is on. */
function goBack(): void {
  const row = rowAt(useRows.getState(), useSelection.getState().active);
  closeDetails();
  if (row !== undefined) showProduct(row.id);
  setTimeout(focusMain, FORM_GOES);
}
/** Until the text stands where the form was, in milliseconds. */
const FORM_GOES = 150;

function ProductTextSide({ productId }: { readonly productId: number }) {
  const { session } = useFormSession(productId, false);
  useOwnEdits(productId);
  const open = session?.kind === 'open' ? session : undefined;
  // The editor stays while the next product comes, so that the focus and the place of everything do.
  const shown = useLast(open);
  if (session?.kind === 'missing') return <EmptyState text={t`This product is no longer in the catalog.`} />;
  if (session?.kind === 'refused') return <EmptyState text={session.message} />;
  return shown === undefined ? null : <Scene session={shown} ready={open !== undefined} />;
}

function Scene({ session, ready }: { readonly session: OpenSession; readonly ready: boolean }) {
  const { model, catalogCurrency, marks } = session;
  const scene = useMemo(
    () => ({ model, catalogCurrency, marks, onImagePlace: chooseImagePlace }),
    [model, catalogCurrency, marks],
  );
  const next = () => {
    if (!goOn(1)) announce(t`This was the last product of the list.`);
  };
  return (
    <FormContext value={scene}>
      <OpenText ready={ready} onNext={next} onReturn={openAgain} />
    </FormContext>
  );
}
