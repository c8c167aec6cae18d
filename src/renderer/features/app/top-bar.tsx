import { ActionIcon, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { runCommand } from '../../commands/command-store.ts';
import { commandFacts } from '../../commands/command-table.ts';
import { t } from '../../i18n/t.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { useTipRest } from '../../ui/use-tip-rest.ts';
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
  return (
    <section className={classes['bar']} aria-label={t`Catalog and search`}>
      <div className={classes['start']}>
        <VisuallyHidden component="h1">{t`Offshelf`}</VisuallyHidden>
        {catalog}
      </div>
      <SearchBox />
      <div className={classes['end']}>
        {sending}
        <PaletteButton />
        <ThemeButton dark={dark} />
      </div>
    </section>
  );
}

function PaletteButton() {
  const { title, keys } = commandFacts('help.palette');
  const [shortcut = ''] = keys;
  const tip = useTipRest();
  return (
    <Tooltip label={title} disabled={tip.rests}>
      <UnstyledButton
        {...tip.control}
        className={classes['palette']}
        onClick={() => runCommand('help.palette')}
      >
        <span className={classes['word']}>{t`Commands`}</span> <Kbd keys={shortcut} />
      </UnstyledButton>
    </Tooltip>
  );
}

function ThemeButton({ dark }: { readonly dark: boolean }) {
  const theme = dark ? t`Light colours` : t`Dark colours`;
  const tip = useTipRest();
  return (
    <Tooltip label={theme} disabled={tip.rests}>
      <ActionIcon {...tip.control} aria-label={theme} onClick={() => runCommand('view.theme')}>
        {dark ? <IconSun size={16} stroke={1.75} /> : <IconMoon size={16} stroke={1.75} />}
      </ActionIcon>
    </Tooltip>
  );
}
