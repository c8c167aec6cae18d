import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { CommandItem } from '../../commands/command-menu.tsx';
import { t } from '../../i18n/t.ts';
import { askCatalog } from './catalog-store.ts';
import classes from './catalogs.module.css';
import { Mark } from './mark.tsx';

type Props = { readonly name: string; readonly folder: string; readonly sample: boolean };

/** The open catalog's name; its menu goes to another one. */
export function CatalogMenu({ name, folder, sample }: Props) {
  const recent = useAnswer(offshelf().catalogs.recent, {}, ['catalog']).value ?? [];
  const others = recent.filter((catalog) => catalog.folder !== folder);
  return (
    <Menu width={300}>
      <Menu.Target>
        <UnstyledButton className={classes['switcher']} title={folder}>
          <VisuallyHidden>{t`Catalog:`}</VisuallyHidden>
          <Mark size={20} />
          <span className={classes['switcherName']}>{name}</span>
          {sample && <span className={classes['sample']}>{t`Sample`}</span>}
          <IconChevronDown size={14} stroke={2} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <CommandItem id="catalog.new" />
        <CommandItem id="catalog.open" />
        {others.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t`Recent`}</Menu.Label>
          </>
        )}
        {others.map(({ handle, name: other, folder: path }) => (
          <Menu.Item
            key={handle}
            title={path}
            onClick={() => void askCatalog(offshelf().catalogs.openRecent({ handle }))}
          >
            {other}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <CommandItem id="import.open" />
        <CommandItem id="export.open" />
        <Menu.Divider />
        <CommandItem id="backup.create" />
        <CommandItem id="backup.restore" />
        <Menu.Divider />
        <CommandItem id="catalog.close" />
      </Menu.Dropdown>
    </Menu>
  );
}
