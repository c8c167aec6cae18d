import { useState } from 'react';
import type { ProductRow } from '../../../shared/model/query.ts';
import { useProductSearch } from '../../bridge/use-product-search.ts';
import { t } from '../../i18n/t.ts';
import { Select } from '../../ui/select.tsx';

const SAMPLE = { value: 'sample', label: t`A sample product` } as const;

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
  const found = useProductSearch(typed === chosen.label ? '' : typed.trim());
  const options = [SAMPLE, ...found.map(toOption)];
  const known = options.some(({ value }) => value === chosen.value);
  return (
    <Select
      label={t`Product`}
      openOnFocus
      allowDeselect={false}
      nothingFoundMessage={t`No product matches.`}
      data={known ? options : [chosen, ...options]}
      isFound
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
