import { Button } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { offshelf } from './bridge/offshelf.ts';
import { useAnswer } from './bridge/use-answer.ts';
import { useCommand } from './commands/use-command.ts';
import { KeepLine } from './features/form/form-actions.tsx';
import { ConflictBanner, DraftBanner, TrashBanner } from './features/form/form-banners.tsx';
import { useForm, useFormModel } from './features/form/form-context.ts';
import type { ProductFormModel } from './features/form/form-store.ts';
import { sayNames } from './features/form/remote-words.ts';
import { useDiscard } from './features/form/use-discard.tsx';
import { useFormUpkeep } from './features/form/use-form-upkeep.ts';
import { useSends, waitForForm } from './features/form/use-sends.ts';
import { useSettled } from './features/form/use-settled.ts';
import { noteOwnEdit } from './features/products/list-reading.ts';
import { sameTextFilter } from './features/text-mode/same-text.ts';
import classes from './features/text-mode/text-mode.module.css';
import { TextPanel } from './features/text-mode/text-panel.tsx';
import type { TextSource } from './features/text-mode/text-source.ts';
import { t } from './i18n/t.ts';
import { blocked } from './ui/blocked.ts';
import { writeShortcut } from './ui/kbd.tsx';
import { announce } from './ui/live-region.tsx';
import { showToast } from './ui/toasts.tsx';

type Props = {
  /** False while the next product comes: no key is meant for this one any more. */
  readonly ready: boolean;
  readonly onNext: () => void;
  /** This product’s text was left and is not saved. */
  readonly onReturn: (id: number) => void;
};

/** The text of an open form: the same fields, the same draft, the same save. */
export function OpenText({ ready, onNext, onReturn }: Props) {
  const model = useFormModel();
  const form = useRef<HTMLFormElement>(null);
  const waiting = waitForForm(useSends());
  const { discard, question } = useDiscard(waiting);
  useFormUpkeep(form);
  const source = useMemo(() => sourceOf(model), [model]);
  const fields = useSettled(
    useForm((state) => state.fields),
    200,
  );
  const save = () => saveText(model);
  /** Goes on at once, for the next key is meant for the next text; one that was not saved comes back. */
  const saveAndNext = async () => {
    const id = model.store.getState().saved?.id;
    const saving = model.isDirty() ? save() : null;
    onNext();
    if (saving === null || (await saving) || id === undefined) return;
    const { refusal } = model.store.getState();
    if (refusal !== null) showToast({ text: refusal });
    onReturn(id);
  };
  const busy = useForm((state) => state.saving) || !ready;
  const enabled = !busy || t`One moment: it is being saved.`;
  useCommand('product.save', { enabled, run: async () => void (await save()) });
  useCommand('text.saveAndNext', { enabled, run: saveAndNext });
  return (
    <form
      ref={form}
      className={classes['form']}
      aria-label={t`Text`}
      onSubmit={(event) => event.preventDefault()}
    >
      <TextPanel
        name={useForm((state) => state.fields.name)}
        source={ready ? source : null}
        fields={fields}
        targets={useForm((state) => state.targets)}
        twins={useTwins(fields.description)}
        banners={
          <>
            <TrashBanner />
            <DraftBanner onDiscard={discard} />
            <ConflictBanner onDiscard={discard} />
          </>
        }
        actions={
          <footer className={classes['actions']}>
            <Button
              variant="filled"
              title={writeShortcut('$mod+Enter')}
              {...blocked(busy)}
              onClick={() => !busy && void saveAndNext()}
            >{t`Save and next`}</Button>
            <Button
              title={writeShortcut('$mod+s')}
              {...blocked(busy)}
              onClick={() => !busy && void save()}
            >{t`Save`}</Button>
            <KeepLine />
            {waiting.length > 0 && (
              <p
                className={classes['quiet']}
              >{t`Waits for this text: it is sent to ${sayNames(waiting)} once you save or discard.`}</p>
            )}
          </footer>
        }
      />
      {question}
    </form>
  );
}

async function saveText(model: ProductFormModel): Promise<boolean> {
  const product = await model.save();
  if (product === null) return false;
  noteOwnEdit(product.id);
  announce(t`Saved on this computer`);
  return true;
}

/** The description of a form, as the editor takes it. */
function sourceOf({ store, edit }: ProductFormModel): TextSource {
  return {
    read: () => store.getState().fields.description,
    write: (description) => edit({ description }),
    subscribe: (changed) => store.subscribe(changed),
  };
}

/** Looking the whole catalog over has its time, in milliseconds. */
const PAUSE = 600;
const REST = 2000;

/** How many other products have this very text. */
function useTwins(text: string): number {
  const settled = useSettled(text, PAUSE);
  const asked = settled.trim() !== '' && settled === text;
  const input = asked ? { view: 'all' as const, filter: sameTextFilter(settled) } : null;
  const count = useAnswer(offshelf().products.count, input, ['products'], REST).value ?? 0;
  const isOne = useForm(({ saved }) => saved?.trashedAt === null && saved.fields.description === text);
  return Math.max(0, count - (isOne ? 1 : 0));
}
