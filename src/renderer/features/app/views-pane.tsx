import {
  IconAlertTriangle,
  IconBox,
  IconClock,
  IconHelpCircle,
  IconHistory,
  IconPencil,
  IconPhoto,
  IconPlugConnected,
  IconSend,
  IconTrash,
  IconUpload,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SavedView, ViewId } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { SavedViews } from './saved-views.tsx';
import { EntryCount, type EntryIcon, ViewEntry } from './view-entry.tsx';
import classes from './views-pane.module.css';
import { goTo, openNewProduct, type Place, useWindow } from './window-store.ts';

type Entry = {
  readonly place: Place;
  readonly title: string;
  readonly icon: EntryIcon;
  readonly tone?: string;
};

const view = (id: ViewId): Place => ({ kind: 'products', view: id });

const VIEWS: readonly Entry[] = [
  { place: view('all'), title: t`All products`, icon: IconBox },
  { place: view('unsent'), title: t`Unsent`, icon: IconUpload },
  { place: view('problems'), title: t`Problems`, icon: IconAlertTriangle, tone: 'problem' },
  { place: view('waiting'), title: t`Waiting`, icon: IconClock, tone: 'waiting' },
  { place: view('not-accepted'), title: t`Not accepted`, icon: IconX, tone: 'rejected' },
  { place: view('unsure'), title: t`Unsure`, icon: IconHelpCircle, tone: 'unsure' },
  { place: view('trash'), title: t`Trash`, icon: IconTrash },
];

const PLACES: readonly Entry[] = [
  { place: { kind: 'images' }, title: t`Images`, icon: IconPhoto },
  { place: { kind: 'send-list' }, title: t`Send list`, icon: IconSend },
  { place: { kind: 'history' }, title: t`History`, icon: IconHistory },
  { place: { kind: 'remotes' }, title: t`Remotes`, icon: IconPlugConnected },
];

/** Some counts look at every product: while many are written, they rest in between. */
const COUNT_REST = 500;

/** The left pane: what can be looked at, with live counts. */
export function ViewsPane({ onRenameView }: { readonly onRenameView: (view: SavedView) => void }) {
  const counts = useAnswer(
    offshelf().products.counts,
    {},
    ['products', 'sending', 'remotes'],
    COUNT_REST,
  ).value;
  const sending = useAnswer(offshelf().sending.status, {}, ['sending', 'remotes']).value;
  // What the Send list has under Needs you and Going on.
  const countOf = (place: Place): number | undefined => {
    if (place.kind === 'products') return counts?.[place.view];
    return place.kind === 'send-list' && sending
      ? sending.needsYou + sending.waiting + sending.lookedUp
      : undefined;
  };
  return (
    <nav className={classes['views']} aria-label={t`Views`}>
      <Entries>
        {VIEWS.map((entry) => (
          <EntryButton key={entry.title} entry={entry} count={countOf(entry.place)} />
        ))}
        <BegunEntry />
      </Entries>
      <SavedViews onRename={onRenameView} />
      <Entries>
        {PLACES.map((entry) => (
          <EntryButton key={entry.title} entry={entry} count={countOf(entry.place)} />
        ))}
      </Entries>
    </nav>
  );
}

/** New products that were begun and never saved, as after a crash; their form offers all of them. */
function BegunEntry() {
  const drafts = useAnswer(offshelf().drafts.list, {}, ['products']).value ?? [];
  const begun = drafts.filter(({ productId }) => productId === null).length;
  if (begun === 0) return null;
  return (
    <li>
      <ViewEntry icon={IconPencil} title={t`Begun and not saved`} onGo={openNewProduct}>
        <EntryCount count={begun} />
      </ViewEntry>
    </li>
  );
}

function Entries({ children }: { readonly children: ReactNode }) {
  return <ul className={classes['entries']}>{children}</ul>;
}

function EntryButton({ entry, count }: { readonly entry: Entry; readonly count: number | undefined }) {
  const { place, title, icon, tone } = entry;
  const current = useWindow((state) => isSamePlace(state.place, place));
  const busy = count !== undefined && count > 0;
  return (
    <li>
      <ViewEntry
        icon={icon}
        tone={busy ? tone : undefined}
        title={title}
        isCurrent={current}
        onGo={() => goTo(place)}
      >
        {(count !== undefined || place.kind === 'products') && <EntryCount count={count} />}
      </ViewEntry>
    </li>
  );
}

function isSamePlace(a: Place, b: Place): boolean {
  if (a.kind === 'products' && b.kind === 'products') return a.view === b.view && a.saved?.id === b.saved?.id;
  return a.kind === b.kind;
}
