import { create } from 'zustand';
import type { Condition, Filter } from '../../../shared/model/filter.ts';

/** Which condition the editor is open for: one that stands there, or a new one at the end. */
export type Editing = { readonly at: number | 'new' } | null;

type FilterState = {
  /** The view that the filter belongs to: another view begins with its own. */
  readonly place: string;
  readonly filter: Filter | null;
  readonly editing: Editing;
};

const START: FilterState = { place: '', filter: null, editing: null };

export const useFilters = create<FilterState>(() => START);

/** Nothing of one catalog may show in the next. */
export function forgetFilters(): void {
  useFilters.setState(START);
}

/** The filter of a view: what the person made of it, or what it begins with. */
export function filterOf({ place, filter }: FilterState, view: string, start: Filter | null): Filter | null {
  return place === view ? filter : start;
}

/** Shows a view with its own filter, unless it is the one that is shown. */
export function enterView(place: string, start: Filter | null): void {
  if (useFilters.getState().place !== place) useFilters.setState({ place, filter: start, editing: null });
}

export function editCondition(at: number | 'new'): void {
  useFilters.setState({ editing: { at } });
}

export function stopEditing(): void {
  useFilters.setState({ editing: null });
}

/** Puts a condition where it is edited, and ends that. */
export function keepCondition(condition: Condition): void {
  useFilters.setState(({ filter, editing }) => {
    const conditions = filter?.conditions ?? [];
    const at = editing === null || editing.at === 'new' ? conditions.length : editing.at;
    return { editing: null, filter: make(filter, conditions.toSpliced(at, 1, condition)) };
  });
}

export function removeCondition(at: number): void {
  useFilters.setState(({ filter }) => ({
    editing: null,
    filter: make(filter, filter?.conditions.toSpliced(at, 1) ?? []),
  }));
}

export function matchBy(match: Filter['match']): void {
  useFilters.setState(({ filter }) => ({ filter: filter && { ...filter, match } }));
}

export function clearFilter(): void {
  useFilters.setState({ filter: null, editing: null });
}

function make(before: Filter | null, conditions: Filter['conditions']): Filter | null {
  return conditions.length === 0 ? null : { match: before?.match ?? 'all', conditions };
}
