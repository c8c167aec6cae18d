import { type ComponentProps, lazy, Suspense } from 'react';
import type { SettleListDialog } from './settle-list-dialog.tsx';

const Dialog = lazy(async () => {
  const { SettleListDialog } = await import('./settle-list-dialog.tsx');
  return { default: SettleListDialog };
});

/** The dialog that settles many by the remote’s own list; few ever open it, so it is no part of the start. */
export function SettleList(props: ComponentProps<typeof SettleListDialog>) {
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  );
}
