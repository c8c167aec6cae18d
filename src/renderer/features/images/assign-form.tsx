import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImageFile, ImageRow } from '../../../shared/model/image-match.ts';
import type { ProductRow } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useProductSearch } from '../../bridge/use-product-search.ts';
import { t } from '../../i18n/t.ts';
import { announce } from '../../ui/live-region.tsx';
import { Select } from '../../ui/select.tsx';
import { showName } from '../../ui/shown-name.ts';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import classes from './images.module.css';
import { assignFile } from './match-reading.ts';
import { useImageMatch } from './match-store.ts';

type Props = { readonly row: ImageRow; readonly file: ImageFile };

/** Whose image a file is, said by the person: by a few letters, or one of those that look alike. */
export function AssignForm({ row, file }: Props) {
  const name = showName(file.name);
  const choose = async (products: number[] | 'by-rules', said: string): Promise<void> => {
    close();
    if (await assignFile(file.n, products)) announce(said);
  };
  return (
    <div className={classes['assign']}>
      <div className={classes['assignWays']}>
        <FindProduct
          onChoose={({ value, label }) => void choose([Number(value)], t`${name} goes to ${label}.`)}
        />
        {row.products.length === 0 && (
          <Suggestions
            file={file}
            onChoose={(id, product) => void choose([id], t`${name} goes to ${product}.`)}
          />
        )}
      </div>
      <div className={classes['assignActions']}>
        {row.products.length > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => void choose([], t`${name} goes to no product.`)}
          >{t`No product`}</Button>
        )}
        {row.rule === 'by-hand' && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => void choose('by-rules', t`${name} goes where the rules say.`)}
          >{t`What the rules say`}</Button>
        )}
        <Button size="compact-sm" variant="subtle" onClick={close}>{t`Cancel`}</Button>
      </div>
    </div>
  );
}

function close(): void {
  useImageMatch.setState({ assigning: null });
}

type Option = { readonly value: string; readonly label: string };

function FindProduct({ onChoose }: { readonly onChoose: (option: Option) => void }) {
  const [typed, setTyped] = useState('');
  const field = useInitialFocus<HTMLInputElement>();
  const found = useProductSearch(typed.trim());
  return (
    <Select
      ref={field}
      label={t`Product`}
      placeholder={t`A few letters of its name or SKU`}
      openOnFocus
      data={found.map(toOption)}
      isFound
      // Enter takes it.
      selectFirstOptionOnChange={typed.trim() !== '' && found.length === 1}
      nothingFoundMessage={t`No product matches.`}
      maxDropdownHeight={240}
      comboboxProps={{ withinPortal: true }}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(value, option) => value !== null && option !== null && onChoose(option)}
    />
  );
}

function toOption(row: ProductRow): Option {
  return { value: String(row.id), label: sayProduct(row) };
}

function sayProduct({ name, sku }: Pick<ProductRow, 'name' | 'sku'>): string {
  const title = name || t`No name yet`;
  return sku === null ? title : `${title} · ${sku}`;
}

type SuggestionProps = {
  readonly file: ImageFile;
  readonly onChoose: (id: number, name: string) => void;
};

/** Products that look alike. Nothing is done with them but by a click. */
function Suggestions({ file, onChoose }: SuggestionProps) {
  const id = useImageMatch((state) => state.match?.id);
  const asked = id === undefined ? null : { id, file: file.n };
  const { value } = useAnswer(offshelf().images.suggest, asked);
  if (value === undefined || value.length === 0) return null;
  return (
    <div>
      <p className={classes['note']}>{t`Products that look alike:`}</p>
      <ul className={classes['alike']}>
        {value.map(({ product, reason }) => (
          <li key={product.id}>
            <Button
              size="compact-sm"
              variant="subtle"
              title={reason}
              onClick={() => onChoose(product.id, product.name)}
            >
              <span className={classes['cut']}>{sayProduct(product)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
