import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { commandFacts } from '../../commands/command-table.ts';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { focusMain } from '../../ui/focus-main.ts';
import { writeShortcut } from '../../ui/kbd.tsx';
import classes from './top-bar.module.css';
import { searchFor, useWindow } from './window-store.ts';

/**
 * The one search box: what is typed narrows the list at once, Enter looks into descriptions too. Escape shows everything
 * again; in the empty box it goes back to the list.
 */
export function SearchBox() {
  const search = useWindow((state) => state.search);
  const [typed, setTyped] = useState(search);
  const [followed, setFollowed] = useState(search);
  const box = useRef<HTMLInputElement>(null);
  // Cleared from elsewhere: the box follows.
  if (followed !== search) {
    setFollowed(search);
    setTyped(search);
  }

  useCommand('search.focus', {
    enabled: true,
    run: () => {
      box.current?.focus();
      box.current?.select();
    },
  });

  const clear = (): void => {
    setTyped('');
    searchFor('');
  };
  return (
    <TextInput
      ref={box}
      type="text"
      aria-label={t`Search products`}
      placeholder={t`Search by name or SKU`}
      maxLength={500}
      spellCheck={false}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        searchFor(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        // The key is about the word that is being composed.
        if (event.nativeEvent.isComposing) return;
        // What comes back all at once could take the next keys for a cell: one press for each.
        if (event.key === 'Escape' && typed === '') focusMain();
        else if (event.key === 'Escape') clear();
        if (event.key === 'Enter' && typed.trim() !== '') searchFor(typed, true);
        if (event.key === 'ArrowDown' || event.key === 'Enter') focusMain();
      }}
      leftSection={<IconSearch size={16} stroke={1.75} />}
      rightSection={
        typed === '' ? (
          <span className={classes['searchKeys']} aria-hidden>
            {writeShortcut(commandFacts('search.focus').keys[0] ?? '')}
          </span>
        ) : (
          <CloseButton aria-label={t`Clear`} onClick={clear} />
        )
      }
      rightSectionWidth={typed === '' ? 'auto' : 32}
      rightSectionPointerEvents={typed === '' ? 'none' : 'all'}
    />
  );
}
