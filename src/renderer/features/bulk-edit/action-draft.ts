import type { BulkAction, OnMissing, TextCase } from '../../../shared/model/bulk-action.ts';
import { choicesOf } from '../../../shared/model/cell-rules.ts';
import { readPrice, sayTwoReadings } from '../../../shared/model/money.ts';
import type { ProductField } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import { fieldWord } from '../../ui/field-words.ts';

export type ActionKind = BulkAction['kind'];

/** Values of a file, by SKU. */
export type FileValues = { readonly name: string; readonly rows: readonly (readonly [string, string])[] };

/** One action as it is typed; what belongs to other kinds is kept when switching between them. */
export type ActionDraft = {
  readonly key: number;
  readonly field: ProductField;
  readonly kind: ActionKind;
  readonly text: string;
  readonly find: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly pattern: boolean;
  readonly clearTo: 'empty' | 'not-set';
  readonly to: TextCase;
  readonly template: string;
  readonly missing: OnMissing;
  readonly by: 'amount' | 'percent';
  readonly amount: string;
  readonly digits: number | null;
  readonly from: ProductField;
  readonly file: FileValues | null;
};

let keys = 0;

export function newAction(field: ProductField = 'description'): ActionDraft {
  keys += 1;
  return {
    key: keys,
    field,
    kind: 'replace',
    text: '',
    find: '',
    matchCase: false,
    wholeWord: false,
    pattern: false,
    clearTo: 'empty',
    to: 'sentence',
    template: '',
    missing: 'skip',
    by: 'percent',
    amount: '',
    digits: null,
    from: 'name',
    file: null,
  };
}

const KIND_WORDS: Readonly<Record<ActionKind, string>> = {
  set: t`Set`,
  clear: t`Clear`,
  append: t`Add at the end`,
  prepend: t`Add at the start`,
  replace: t`Replace text`,
  case: t`Change case`,
  tidy: t`Tidy spaces`,
  template: t`Fill from a template`,
  price: t`Raise or lower`,
  copy: t`Copy from a field`,
  'from-file': t`Values from a file`,
};

const FOR_TEXT: readonly ActionKind[] = [
  'replace',
  'set',
  'append',
  'prepend',
  'clear',
  'case',
  'tidy',
  'template',
  'copy',
  'from-file',
];
const FOR_CHOICES: readonly ActionKind[] = ['set', 'clear', 'template', 'copy', 'from-file'];

/** What can be done with a field, in the words of the screen. */
export function kindsFor(field: ProductField): { value: ActionKind; label: string }[] {
  const kinds = field === 'price' ? (['price', ...FOR_TEXT] as const) : FOR_TEXT;
  return (choicesOf(field) === null ? kinds : FOR_CHOICES).map((value) => ({
    value,
    label: KIND_WORDS[value],
  }));
}

/** Another field, with an action that it has. */
export function withField(draft: ActionDraft, field: ProductField): ActionDraft {
  const kinds = kindsFor(field).map(({ value }) => value);
  const [first = 'set'] = kinds;
  const text = choicesOf(field) === null ? draft.text : '';
  return { ...draft, field, text, kind: kinds.includes(draft.kind) ? draft.kind : first };
}

const AMOUNT = /^([-+\u2212]?)\s*(\d{1,12})(?:[.,](\d{1,6}))?$/u;

/** The mark that comes last is the decimal one; `1,000` is asked about, whatever the marks are. */
const ANY_MARKS = { decimal: '.', group: ',' } as const;

/** An amount as it is typed: `-10`, `+2,5`; `null` where it is none. */
function readAmount(typed: string): string | null {
  const [, sign = '', whole = '', fraction] = AMOUNT.exec(typed.trim()) ?? [];
  if (whole === '') return null;
  const digits = whole.replace(/^0+(?=\d)/, '');
  return `${sign === '' || sign === '+' ? '' : '-'}${digits}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** An amount that is known exactly, so that typed it reads in one way. */
function asTyped(amount: string): string {
  return readPrice(amount, ANY_MARKS).kind === 'ambiguous' ? `${amount}0` : amount;
}

/** The action as typed, or what is still to be typed. */
export function readDraft(draft: ActionDraft): BulkAction | string {
  const { field, kind } = draft;
  switch (kind) {
    case 'set':
      if (choicesOf(field) !== null && draft.text === '') return t`Choose a ${fieldWord(field)}.`;
      return { kind, field, text: draft.text };
    case 'clear':
      return { kind, field, to: draft.clearTo };
    case 'append':
    case 'prepend':
      return draft.text === '' ? t`Type the text to add.` : { kind, field, text: draft.text };
    case 'replace': {
      const { find, text, matchCase, wholeWord, pattern } = draft;
      return find === '' ? t`Type what to find.` : { kind, field, find, text, matchCase, wholeWord, pattern };
    }
    case 'case':
      return { kind, field, to: draft.to };
    case 'tidy':
      return { kind, field };
    case 'template':
      return draft.template === ''
        ? t`Type a template.`
        : { kind, field, template: draft.template, missing: draft.missing };
    case 'price':
      return readPriceChange(draft);
    case 'copy':
      return draft.from === field ? t`Choose another field to copy from.` : { kind, field, from: draft.from };
    case 'from-file':
      return draft.file === null
        ? t`Choose a file.`
        : { kind, field, rows: draft.file.rows.map(([sku, value]) => [sku, value]) };
  }
}

function readPriceChange({ by, amount, digits }: ActionDraft): BulkAction | string {
  const typed = amount.trim();
  if (typed === '') return t`Type by how much, such as 10 or -2.5.`;
  if (by === 'amount' && typed.endsWith('%')) return t`Choose Percent for “${typed}”.`;
  const bare = typed.replace(/\s*%$/u, '');
  const reading = readPrice(bare, ANY_MARKS);
  if (reading.kind === 'ambiguous') return sayTwoReadings(bare, reading.readings);
  const change = readAmount(bare);
  if (change === null) return t`“${typed}” is no number. Type by how much, such as 10 or -2.5.`;
  return { kind: 'price', by, change, digits };
}

/** An action of a recipe, to be typed on. */
export function toDraft(action: BulkAction): ActionDraft {
  if (action.kind === 'price') {
    return {
      ...newAction('price'),
      kind: 'price',
      by: action.by,
      amount: asTyped(action.change),
      digits: action.digits,
    };
  }
  const draft = { ...newAction(action.field), kind: action.kind };
  switch (action.kind) {
    case 'clear':
      return { ...draft, clearTo: action.to };
    case 'case':
      return { ...draft, to: action.to };
    case 'from-file':
      return draft;
    default:
      return { ...draft, ...action, key: draft.key };
  }
}
