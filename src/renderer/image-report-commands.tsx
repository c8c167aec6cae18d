import { useCommand } from './commands/use-command.ts';
import { goTo, useWindow } from './features/app/window-store.ts';
import { checkLinks } from './features/images/report-checking.ts';
import { showGroup } from './features/images/report-reading.ts';
import { countRows, useRows } from './features/products/rows-store.ts';
import { findTargets } from './features/products/targets.ts';
import { t } from './i18n/t.ts';
import { showRefusal } from './ui/toasts.tsx';

/** Offers what is about the images of all products, and of those of the list. Shows nothing. */
export function ImageReportCommands() {
  const away = useWindow(({ place }) => place.kind !== 'products');
  const count = useRows(countRows);
  const inTrash = useRows(({ query }) => query.view === 'trash');
  const here = inTrash
    ? t`These products are in the trash. Restore them first.`
    : count > 0 || t`Select a product first.`;
  useCommand('images.report', { enabled: true, run: () => goTo({ kind: 'images' }) });
  useCommand('images.broken', {
    enabled: true,
    run: () => {
      goTo({ kind: 'images' });
      void showGroup('broken');
    },
  });
  useCommand('images.check', {
    enabled: away ? t`Show the products first.` : here,
    run: async () => {
      const scope = await findTargets();
      if (scope === null) return showRefusal(t`Select a product first.`);
      goTo({ kind: 'images' });
      await checkLinks(scope, false);
    },
  });
  return null;
}
