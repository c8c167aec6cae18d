import { PRODUCT_FIELDS } from '../../../shared/model/cell-rules.ts';
import type { ColumnTarget } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { fieldTitle } from '../../ui/field-words.ts';

/** Where a column can go, as a choice. */
export const TARGET_OPTIONS = [
  {
    group: 'Into the product',
    items: PRODUCT_FIELDS.map((field) => ({ value: `field ${field}`, label: fieldTitle(field) })),
  },
  {
    group: 'Elsewhere',
    items: [
      { value: 'custom-data', label: t`Into custom data as…` },
      { value: 'remote-id', label: t`Id at a remote` },
      { value: 'product-id', label: t`Id of Offshelf` },
      { value: 'ignore', label: t`Left out` },
    ],
  },
];

export function targetValue(target: ColumnTarget): string {
  return target.to === 'field' ? `field ${target.field}` : target.to;
}

/** The target that a choice stands for; in the custom data a column is called as its heading at first. */
export function readTarget(value: string, heading: string): ColumnTarget {
  const field = PRODUCT_FIELDS.find((one) => value === `field ${one}`);
  if (field !== undefined) return { to: 'field', field };
  switch (value) {
    case 'custom-data':
      return { to: 'custom-data', key: heading.trim().slice(0, 500) || 'value' };
    case 'remote-id':
    case 'product-id':
      return { to: value };
    default:
      return { to: 'ignore' };
  }
}
