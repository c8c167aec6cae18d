import type { NumberMarks } from '../../../../shared/model/money.ts';
import type { FormDraft } from '../../../../shared/model/product.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { holdDraft, releaseDraft } from '../../../ui/held-drafts.ts';
import type { CellAbout } from './grid-cell.ts';
import { keepAsTyped } from './read-cell.ts';

/** Keeps what is typed into an open cell as an unsaved form, so that a crash costs no more than the last moment. */
export type TypedDraft = {
  /** The text is another one now; it is written within a moment. */
  readonly type: (text: string) => void;
  /** The cell has its value, or keeps its old one: what the form had before is kept again, or nothing. */
  readonly drop: () => void;
  /** The cell can't take the text: it stays in the form. Answers whether it could be kept. */
  readonly stay: (text: string) => Promise<boolean>;
};

/** Most edits are over before that, and write nothing here. In milliseconds, as the next one. */
const FIRST_AFTER = 400;
const NEXT_AFTER = 150;

type Kept = Omit<FormDraft, 'updatedAt'>;
type Base = { readonly before: Kept | null; readonly draft: Kept };

export function startTypedDraft({ id: productId, field }: CellAbout, marks: NumberMarks): TypedDraft {
  let reading: Promise<Base | null> | null = null;
  let base: Base | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let text = '';
  let ended = false;
  let left = false;

  const stopTimer = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const keep = async (): Promise<boolean> => {
    stopTimer();
    reading ??= readBase(productId);
    const read = await reading;
    if (read === null || ended) return false;
    base = read;
    const { before, draft } = read;
    if (before === null && !left) holdDraft(draft.id);
    const fields = { ...draft.fields, [field]: keepAsTyped(field, text, marks) };
    return (await offshelf().drafts.keep({ ...draft, fields })).ok;
  };
  return {
    type: (next) => {
      text = next;
      timer ??= setTimeout(() => void keep(), base === null ? FIRST_AFTER : NEXT_AFTER);
    },
    drop: () => {
      ended = true;
      stopTimer();
      if (base === null) return;
      const { before, draft } = base;
      releaseDraft(draft.id);
      void (before === null ? offshelf().drafts.discard({ id: draft.id }) : offshelf().drafts.keep(before));
    },
    stay: async (last) => {
      [ended, left] = [false, true];
      if (base !== null) releaseDraft(base.draft.id);
      text = last;
      return await keep();
    },
  };
}

/** The product as its form would have it: with what is typed there already. */
async function readBase(productId: number): Promise<Base | null> {
  const [product, draft] = await Promise.all([
    offshelf().products.get({ id: productId }),
    offshelf().drafts.forProduct({ productId }),
  ]);
  if (!product.ok || product.value === null || !draft.ok) return null;
  if (draft.value !== null) {
    const { updatedAt: _, ...before } = draft.value;
    return { before, draft: before };
  }
  const { version, fields } = product.value;
  return { before: null, draft: { id: crypto.randomUUID(), productId, baseVersion: version, fields } };
}
