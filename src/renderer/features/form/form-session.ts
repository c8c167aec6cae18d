import type { Result } from '../../../shared/contract/result.ts';
import type { NumberMarks } from '../../../shared/model/money.ts';
import type { ProductFields } from '../../../shared/model/product.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { isHeldDraft } from '../../ui/held-drafts.ts';
import { marksOf } from '../../ui/number-marks.ts';
import type { FormServices } from './form-services.ts';
import { startOfNew, startOfProduct } from './form-start.ts';
import { createProductForm, type ProductFormModel } from './form-store.ts';

export type OpenSession = {
  readonly kind: 'open';
  readonly model: ProductFormModel;
  readonly catalogCurrency: string;
  readonly marks: NumberMarks;
};

/** An open form, or why there is none. */
export type Session =
  | OpenSession
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly message: string };

/** What a new product's form begins with. */
export type NewStart =
  | { readonly kind: 'blank' }
  | { readonly kind: 'seed'; readonly fields: ProductFields }
  | { readonly kind: 'draft'; readonly id: string };

let lastFlush: Promise<void> = Promise.resolve();

/** Keeps what is typed, before another form opens or the window closes. */
export async function flushForm(model: ProductFormModel): Promise<void> {
  const before = lastFlush;
  lastFlush = model.flush();
  await Promise.all([before, lastFlush]);
}

/** Opens a saved product, with the draft that lies on top of it. */
export async function openProduct(id: number): Promise<Session> {
  await lastFlush;
  const [product, draft, common] = await Promise.all([
    offshelf().products.get({ id }),
    offshelf().drafts.forProduct({ productId: id }),
    readCommon(),
  ]);
  if (!product.ok) return refused(product);
  if (!draft.ok) return refused(draft);
  if (typeof common === 'string') return { kind: 'refused', message: common };
  if (product.value === null) return { kind: 'missing' };
  const own = draft.value !== null && isHeldDraft(draft.value.id) ? null : draft.value;
  return openWith(startOfProduct(product.value, own), common);
}

/** Opens a form for a new product: an empty one, or one that was begun before. */
export async function openNew(start: NewStart): Promise<Session> {
  await lastFlush;
  const [drafts, common] = await Promise.all([offshelf().drafts.list({}), readCommon()]);
  if (!drafts.ok) return refused(drafts);
  if (typeof common === 'string') return { kind: 'refused', message: common };
  const draft = start.kind === 'draft' ? drafts.value.find(({ id }) => id === start.id) : undefined;
  const seed = start.kind === 'seed' ? start.fields : null;
  return openWith(startOfNew(common.currency, draft ?? null, seed), common);
}

type Common = { readonly currency: string; readonly marks: NumberMarks };

/** What every form needs, or why it can't be had. */
async function readCommon(): Promise<Common | string> {
  const [settings, info] = await Promise.all([offshelf().catalog.settings({}), offshelf().app.info({})]);
  if (!settings.ok) return settings.error.message;
  return {
    currency: settings.value.currency,
    marks: marksOf(info.ok ? info.value.locale : navigator.language),
  };
}

function openWith(start: Parameters<typeof createProductForm>[0], { currency, marks }: Common): Session {
  const model = createProductForm(start, formServices(marks));
  return { kind: 'open', model, catalogCurrency: currency, marks };
}

function formServices(marks: NumberMarks): FormServices {
  const { drafts, products } = offshelf();
  return {
    keep: (draft) => drafts.keep(draft),
    discard: (id) => drafts.discard({ id }),
    save: (input) => products.save(input),
    load: (id) => products.get({ id }),
    newId: () => crypto.randomUUID(),
    marks,
  };
}

function refused(result: Extract<Result<unknown>, { ok: false }>): Session {
  return { kind: 'refused', message: result.error.message };
}
