import type { Result } from '../../../shared/contract/result.ts';
import type { NumberMarks } from '../../../shared/model/money.ts';
import type { FormDraft, Product, ProductFields } from '../../../shared/model/product.ts';

export type SaveInput = {
  readonly id: number | null;
  readonly baseVersion: number;
  readonly fields: ProductFields;
  readonly draftId: string | null;
};

/** What an open form asks of the program. */
export type FormServices = {
  readonly keep: (draft: Omit<FormDraft, 'updatedAt'>) => Promise<Result<FormDraft>>;
  readonly discard: (id: string) => Promise<Result<object>>;
  readonly save: (input: SaveInput) => Promise<Result<Product>>;
  readonly load: (id: number) => Promise<Result<Product | null>>;
  readonly newId: () => string;
  readonly marks: NumberMarks;
};
