import {
  type ComboboxItem,
  type ComboboxParsedItem,
  isOptionsGroup,
  Select as MantineSelect,
  type Primitive,
  type SelectProps,
} from '@mantine/core';
import { useState } from 'react';

type Props<Value extends Primitive> = Omit<SelectProps<Value>, 'filter'> & {
  /** What is typed was looked for elsewhere already: all that was found is shown. */
  readonly isFound?: boolean;
};

/**
 * A list to choose from, in which typing finds. The library shows all of it again once what is typed is the name of what is
 * chosen, and highlights the first: so what was typed is kept here until the list closes.
 */
export function Select<Value extends Primitive = string>({
  isFound = false,
  onInput,
  onDropdownClose,
  ...props
}: Props<Value>) {
  const [typed, setTyped] = useState('');
  return (
    <MantineSelect<Value>
      {...props}
      filter={({ options }) => sortOptions(options, typed.trim().toLowerCase(), isFound ? NOT_IN : IN)}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        onInput?.(event);
      }}
      onDropdownClose={() => {
        setTyped('');
        onDropdownClose?.();
      }}
    />
  );
}

const [SAME, BEGINS, IN, NOT_IN] = [0, 1, 2, 3];

/** Those that are at least as good as `worst`, the best first; a group stands where the best in it would. */
function sortOptions<Value extends Primitive>(
  options: readonly ComboboxParsedItem<Value>[],
  text: string,
  worst: number,
): ComboboxParsedItem<Value>[] {
  const ranked = options.map((option): Ranked<ComboboxParsedItem<Value>> => {
    if (!isOptionsGroup(option)) return { option, rank: rankOf(option, text) };
    const items = option.items.map((item) => ({ option: item, rank: rankOf(item, text) }));
    const rank = Math.min(...items.map((item) => item.rank));
    return { option: { ...option, items: sortByRank(items, worst) }, rank };
  });
  return sortByRank(ranked, worst);
}

type Ranked<Option> = { readonly option: Option; readonly rank: number };

function sortByRank<Option>(ranked: readonly Ranked<Option>[], worst: number): Option[] {
  const good = ranked.filter(({ rank }) => rank <= worst);
  return good.toSorted((a, b) => a.rank - b.rank).map(({ option }) => option);
}

function rankOf<Value extends Primitive>({ label }: ComboboxItem<Value>, text: string): number {
  const name = label.toLowerCase();
  if (text === '' || name === text) return SAME;
  if (name.startsWith(text)) return BEGINS;
  return name.includes(text) ? IN : NOT_IN;
}
