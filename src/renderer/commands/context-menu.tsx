import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../i18n/t.ts';
import classes from './commands.module.css';

export type Point = { readonly x: number; readonly y: number };

type Props = {
  /** Where in the window; `null` while it is closed. */
  readonly at: Point | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A menu that opens where the mouse or the menu key asked for it. */
export function ContextMenu({ at, onClose, children }: Props) {
  return (
    <Menu
      opened={at !== null}
      onClose={onClose}
      position="bottom-start"
      offset={2}
      width={260}
      // As far up as it needs to stand in the window, over its own row if must be.
      middlewares={{ flip: true, shift: { crossAxis: true, padding: 4 } }}
      // Inside the landmark that it belongs to, where screen readers look for it.
      portalProps={{ target: 'main' }}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t`Menu`}
          className={classes['anchor']}
          style={{ left: at?.x ?? 0, top: at?.y ?? 0 }}
        />
      </Menu.Target>
      <Menu.Dropdown className={classes['contextMenu']}>{children}</Menu.Dropdown>
    </Menu>
  );
}
