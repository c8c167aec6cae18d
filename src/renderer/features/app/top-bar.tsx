import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCommand, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CommandIcon } from '../../commands/command-button.tsx';
import { runCommand } from '../../commands/command-store.ts';
import { SearchBox } from './search-box.tsx';
import classes from './top-bar.module.css';

type Props = {
  /** The catalog's name with its menu. */
  readonly catalog: ReactNode;
  /** How sending stands. */
  readonly sending: ReactNode;
  readonly dark: boolean;
};

/** The bar on top: which catalog, the search, how sending stands. */
export function TopBar({ catalog, sending, dark }: Props) {
  const theme = dark ? 'Light colours' : 'Dark colours';
  return (
    <header className={classes['bar']}>
      <div className={classes['start']}>{catalog}</div>
      <SearchBox />
      <div className={classes['end']}>
        {sending}
        <CommandIcon id="help.palette" icon={<IconCommand size={16} stroke={1.75} />} />
        <Tooltip label={theme}>
          <ActionIcon aria-label={theme} onClick={() => runCommand('view.theme')}>
            {dark ? <IconSun size={16} stroke={1.75} /> : <IconMoon size={16} stroke={1.75} />}
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}
