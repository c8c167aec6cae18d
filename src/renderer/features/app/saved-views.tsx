import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconBookmark,
  IconDots,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useEffect } from 'react';
import type { SavedView } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { showToast } from '../../ui/toasts.tsx';
import { EntryCount, ViewEntry } from './view-entry.tsx';
import classes from './views-pane.module.css';
import { followSaved, goToSaved, useWindow } from './window-store.ts';

/** Counts look at every product: while products are sent, they rest in between. */
const COUNT_REST = 3000;

type Props = { readonly onRename: (view: SavedView) => void };

/** The views that the person saved, each with its count. */
export function SavedViews({ onRename }: Props) {
  const views = useAnswer(offshelf().views.list, {}, ['views']).value ?? [];
  const current = useWindow(({ place }) => (place.kind === 'products' ? place.saved : undefined));
  const known = current && views.find(({ id }) => id === current.id);
  // Renamed, or changed by another window of the same catalog: what is shown follows.
  useEffect(() => {
    if (known !== undefined && current !== undefined && known.name !== current.name) followSaved(known);
  }, [known, current]);
  if (views.length === 0) return null;
  return (
    <ul className={classes['entries']} aria-label={t`Saved views`}>
      {views.map((view, at) => (
        <SavedEntry
          key={view.id}
          view={view}
          at={at}
          isLast={at === views.length - 1}
          isCurrent={view.id === current?.id}
          onRename={() => onRename(view)}
        />
      ))}
    </ul>
  );
}

type EntryProps = {
  readonly view: SavedView;
  readonly at: number;
  readonly isLast: boolean;
  readonly isCurrent: boolean;
  readonly onRename: () => void;
};

function SavedEntry({ view, at, isLast, isCurrent, onRename }: EntryProps) {
  return (
    <li className={classes['savedEntry']}>
      <ViewEntry icon={IconBookmark} title={view.name} isCurrent={isCurrent} onGo={() => goToSaved(view)}>
        <SavedCount view={view} />
      </ViewEntry>
      <Menu>
        <Menu.Target>
          <ActionIcon className={classes['more'] ?? ''} aria-label={t`More about the view ${view.name}`}>
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} stroke={1.75} />}
            onClick={onRename}
          >{t`Rename…`}</Menu.Item>
          <Menu.Item
            leftSection={<IconArrowUp size={16} stroke={1.75} />}
            disabled={at === 0}
            onClick={() => void offshelf().views.move({ id: view.id, to: at - 1 })}
          >{t`Move up`}</Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown size={16} stroke={1.75} />}
            disabled={isLast}
            onClick={() => void offshelf().views.move({ id: view.id, to: at + 1 })}
          >{t`Move down`}</Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconTrash size={16} stroke={1.75} />}
            onClick={() => void remove(view, at, isCurrent)}
          >{t`Remove`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

function SavedCount({ view }: { readonly view: SavedView }) {
  const topics = ['products', 'sending', 'remotes', 'views'] as const;
  return <EntryCount count={useAnswer(offshelf().views.count, { id: view.id }, topics, COUNT_REST).value} />;
}

/** Done at once; Undo puts it back where it was. */
async function remove({ id, ...view }: SavedView, at: number, isCurrent: boolean): Promise<void> {
  const { views } = offshelf();
  const removed = await views.remove({ id });
  if (!removed.ok) return showToast({ text: removed.error.message });
  if (isCurrent) followSaved(null);
  const putBack = async (): Promise<void> => {
    const added = await views.add(view);
    if (added.ok) await views.move({ id: added.value.id, to: at });
  };
  showToast({
    text: t`Removed the view “${view.name}”.`,
    action: { label: t`Undo`, run: () => void putBack() },
  });
}
