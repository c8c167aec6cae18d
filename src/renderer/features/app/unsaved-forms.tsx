import { Menu } from '@mantine/core';
import type { FormDraft } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import { countOf, formatWhen } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './status-bar.module.css';
import { openNewProduct, openProduct } from './window-store.ts';

/** More would be no menu any more; the oldest are left out. */
const SHOWN = 20;

/** How many forms hold something that is not saved, and the way to each of them; the newest first. */
export function UnsavedForms({ drafts }: { readonly drafts: readonly FormDraft[] }) {
  const now = useNow();
  const left = drafts.length - SHOWN;
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button
          type="button"
          className={classes['unsaved']}
        >{t`${countOf(drafts.length, 'unsaved form')}, every key kept`}</button>
      </Menu.Target>
      <Menu.Dropdown>
        {drafts.slice(0, SHOWN).map(({ id, productId, fields, updatedAt }) => (
          <Menu.Item
            key={id}
            onClick={() => (productId === null ? openNewProduct() : openProduct(productId))}
          >
            {productId === null
              ? t`New: ${shortName(fields)}, ${formatWhen(updatedAt, now)}`
              : `${shortName(fields)}, ${formatWhen(updatedAt, now)}`}
          </Menu.Item>
        ))}
        {left > 0 && <Menu.Label>{t`and ${countOf(left, 'older one')}`}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}

function shortName({ name, sku }: FormDraft['fields']): string {
  const text = name.trim() || sku?.trim() || t`No name yet`;
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
