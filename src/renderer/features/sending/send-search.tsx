import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { commandFacts } from '../../commands/command-table.ts';
import { t } from '../../i18n/t.ts';
import { writeShortcut } from '../../ui/kbd.tsx';
import classes from './sending.module.css';

type Props = {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Goes from the field into the rows. */
  readonly onLeave: () => void;
};

/** Narrows the Send list by name, SKU or the id there; Escape shows everything again. */
export function SendSearch({ box, typed, onType, onLeave }: Props) {
  return (
    <TextInput
      ref={box}
      className={classes['search'] ?? ''}
      type="text"
      aria-label={t`Find in the Send list`}
      title={t`Name, SKU or id there (${writeShortcut(commandFacts('send.find').keys[0] ?? '')})`}
      placeholder={t`Find in the Send list`}
      maxLength={500}
      spellCheck={false}
      value={typed}
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={(event) => {
        // The key is about the word that is being composed.
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') onType('');
        if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
        event.preventDefault();
        onLeave();
      }}
      leftSection={<IconSearch size={16} stroke={1.75} />}
      rightSection={typed !== '' && <CloseButton aria-label={t`Clear`} onClick={() => onType('')} />}
    />
  );
}
