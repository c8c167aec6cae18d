import { Select } from '@mantine/core';
import { useState } from 'react';
import { EVERY_PRODUCT } from '../../../shared/model/every-product.ts';
import type { ListQuery, ProductRow } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';

const SAMPLE = { value: 'sample', label: t`A sample product` } as const;
const SHOWN = 20;

type Props = {
  /** `null` is a sample product. */
  readonly product: number | null;
  readonly onChoose: (product: number | null) => void;
};

/** One of the catalog's products by a few letters of its name or SKU, or a sample one. */
export function ProductPicker({ product, onChoose }: Props) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ readonly value: string; readonly label: string }>(SAMPLE);
  // What stands in the field before anything is typed is the choice itself.
  const found = useProducts(typed === chosen.label ? '' : typed.trim());
  const options = [SAMPLE, ...found.map(toOption)];
  const known = options.some(({ value }) => value === chosen.value);
  return (
    <Select
      label={t`Product`}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t`No product matches.`}
      data={known ? options : [chosen, ...options]}
      filter={({ options: all }) => all}
      maxDropdownHeight={240}
      comboboxProps={{ withinPortal: true }}
      // What is typed takes the place of the choice, and is not added to its name.
      onFocus={(event) => event.currentTarget.select()}
      value={product === null ? SAMPLE.value : String(product)}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(value, option) => {
        setChosen(option ?? SAMPLE);
        onChoose(value === null || value === SAMPLE.value ? null : Number(value));
      }}
    />
  );
}

function toOption({ id, name, sku }: ProductRow): { readonly value: string; readonly label: string } {
  const title = name || t`No name yet`;
  return { value: String(id), label: sku === null ? title : `${title} · ${sku}` };
}

function useProducts(search: string): readonly ProductRow[] {
  const query = {
    ...EVERY_PRODUCT,
    search,
    sorts: [{ field: 'updated', direction: 'desc' }],
  } satisfies ListQuery;
  const list = useAnswer(offshelf().products.list, query).value;
  const page = list && list.total > 0 ? { snapshot: list.id, from: 0, count: SHOWN } : null;
  return useAnswer(offshelf().products.page, page).value ?? [];
}
