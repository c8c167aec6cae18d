import type { BulkAction, BulkField } from '../../../shared/model/change.ts';

/** What is typed in the bulk edit, kept when switching between the kinds. */
export type BulkDraft = {
  readonly kind: BulkAction['kind'];
  readonly field: BulkField;
  readonly text: string;
  readonly find: string;
  readonly matchCase: boolean;
};

export const NEW_DRAFT: BulkDraft = {
  kind: 'replace',
  field: 'description',
  text: '',
  find: '',
  matchCase: false,
};

export const FIELD_NAME: Readonly<Record<BulkField, string>> = {
  description: 'Description',
  imageUrl: 'Image address',
};

/** The action as typed; `null` while it would do nothing at all. */
export function actionOf({ kind, field, text, find, matchCase }: BulkDraft): BulkAction | null {
  switch (kind) {
    case 'set':
      return { kind, field, text };
    case 'append':
      return text === '' ? null : { kind, field, text };
    case 'replace':
      return find === '' ? null : { kind, field, find, text, matchCase };
  }
}

/** What is still to be typed before there is something to preview. */
export function missingWords(kind: BulkDraft['kind']): string {
  return kind === 'replace' ? 'Type what to find.' : 'Type the text to add.';
}
