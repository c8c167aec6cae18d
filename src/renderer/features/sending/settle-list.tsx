import { later } from '../../ui/later.tsx';

/** The dialog that settles many by the remote’s own list. */
export const SettleList = later(async () => (await import('./settle-list-dialog.tsx')).SettleListDialog);
