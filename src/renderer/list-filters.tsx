import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Filter } from '../shared/model/filter.ts';
import type { SavedView, ViewId } from '../shared/model/query.ts';
import { offshelf } from './bridge/offshelf.ts';
import { useCommand } from './commands/use-command.ts';
import { followSaved, goToSaved, searchFor, useWindow } from './features/app/window-store.ts';
import { FilterBar } from './features/filters/filter-bar.tsx';
import {
  clearFilter,
  editCondition,
  enterView,
  filterOf,
  useFilters,
} from './features/filters/filter-store.ts';
import { SaveViewDialog } from './features/filters/save-view.tsx';
import { useRows } from './features/products/rows-store.ts';
import { t } from './i18n/t.ts';
import { showToast } from './ui/toasts.tsx';

/** The filter of the list that is shown. */
export function useViewFilter(view: ViewId, saved: SavedView | undefined): Filter | null {
  const place = saved === undefined ? view : `saved ${saved.id}`;
  const start = saved?.filter ?? null;
  useEffect(() => enterView(place, start), [place, start]);
  return useFilters((state) => filterOf(state, place, start));
}

type Props = {
  readonly view: ViewId;
  readonly saved: SavedView | undefined;
  readonly filter: Filter | null;
};

/** The filters of the list, and what keeps them as a view. */
export function ListFilters({ view, saved, filter }: Props) {
  const searched = useWindow(({ search, descriptions }) => (descriptions ? search.trim() : ''));
  const searching = useWindow(({ search }) => search.trim() !== '');
  const sorts = useRows((state) => state.query.sorts);
  const [saving, setSaving] = useState(false);
  useCommand('filter.add', { enabled: true, run: () => editCondition('new') });
  useCommand('filter.clear', {
    enabled: filter !== null || t`There is no filter.`,
    run: clearFilter,
  });
  useCommand('view.save', { enabled: true, run: () => setSaving(true) });
  const input = { view, filter, sorts };
  const isChanged =
    saved !== undefined && JSON.stringify([filter, sorts]) !== JSON.stringify([saved.filter, saved.sorts]);
  const keep = async (): Promise<void> => {
    if (saved === undefined) return;
    const kept = await offshelf().views.update({ id: saved.id, view: { ...input, name: saved.name } });
    if (!kept.ok) return showToast({ text: kept.error.message });
    followSaved(kept.value);
    showToast({ text: t`Saved the view “${kept.value.name}”.` });
  };
  const deepSearch =
    searched === '' ? null : { text: searched, onEnd: () => searchFor(useWindow.getState().search) };
  return (
    <>
      <FilterBar filter={filter} deepSearch={deepSearch}>
        {isChanged || (filter !== null && saved === undefined) ? (
          <>
            {isChanged && <Button onClick={() => void keep()}>{t`Save changes to view`}</Button>}
            <Button onClick={() => setSaving(true)}>{t`Save as view…`}</Button>
          </>
        ) : null}
      </FilterBar>
      {saving && (
        <SaveViewDialog
          view={input}
          searching={searching}
          onSaved={goToSaved}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
}
