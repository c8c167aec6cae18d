import { useCommand } from './commands/use-command.ts';
import { closeDetails, useWindow } from './features/app/window-store.ts';
import { chooseLook, type Look, nextLook, useLook } from './features/products/look-store.ts';
import { t } from './i18n/t.ts';
import { focusMain, rescueFocus } from './ui/focus-main.ts';

/** Offers the ways in which the products are shown. */
export function useLookCommands(): void {
  const look = useLook();
  const away = useWindow(({ place }) => place.kind !== 'products');
  const enabledFor = (other: Look) => {
    if (away) return t`Show the products first.`;
    return other !== look || t`They are shown so already.`;
  };
  useCommand('view.look', {
    enabled: away ? t`Show the products first.` : true,
    run: () => show(nextLook()),
  });
  useCommand('view.grid', { enabled: enabledFor('grid'), run: () => show('grid') });
  useCommand('view.list', { enabled: enabledFor('list'), run: () => show('list') });
  useCommand('view.images', { enabled: enabledFor('images'), run: () => show('images') });
  useCommand('view.text', { enabled: enabledFor('text'), run: () => show('text') });
}

/** The keyboard goes along: the texts take it themselves, and whoever types there by then goes on. */
function show(look: Look): void {
  closeDetails();
  chooseLook(look);
  setTimeout(look === 'text' ? rescueFocus : focusMain, 300);
}
