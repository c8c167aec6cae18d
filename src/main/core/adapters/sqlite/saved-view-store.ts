import { SavedView, type SavedViewInput } from '../../../../shared/model/query.ts';
import type { SavedViewStore } from '../../domain/ports/saved-view-store.ts';
import type { Database } from './database.ts';

type ViewRecord = { readonly id: number; readonly name: string; readonly query: string };

const SELECT_VIEW = 'SELECT id, name, query FROM saved_view';

/** The saved views in the order of the person; one that this version can't read is left out. */
export function listSavedViews(db: Database): readonly SavedView[] {
  const records = db.prepare<[], ViewRecord>(`${SELECT_VIEW} ORDER BY place, id`).all();
  return records.map(toView).filter((view) => view !== null);
}

/** The saved views, on the writing side. */
export function createSavedViewStore(db: Database): SavedViewStore {
  const one = db.prepare<[number], ViewRecord>(`${SELECT_VIEW} WHERE id = ?`);
  const named = db
    .prepare<[string], number>('SELECT id FROM saved_view WHERE name = ? COLLATE NOCASE')
    .pluck();
  const add = db
    .prepare<[string, string], number>(
      `INSERT INTO saved_view(place, name, query)
     VALUES ((SELECT COALESCE(max(place), 0) + 1 FROM saved_view), ?, ?) RETURNING id`,
    )
    .pluck();
  const update = db.prepare<[string, string, number]>(
    'UPDATE saved_view SET name = ?, query = ? WHERE id = ?',
  );
  const put = db.prepare<[number, number]>('UPDATE saved_view SET place = ? WHERE id = ?');
  const remove = db.prepare<[number]>('DELETE FROM saved_view WHERE id = ?');
  return {
    list: () => listSavedViews(db),
    get: (id) => {
      const record = one.get(id);
      return record === undefined ? null : toView(record);
    },
    findByName: (name) => named.get(name) ?? null,
    add: ({ name, ...query }) => add.get(name, writeQuery(query)) ?? 0,
    update: (id, { name, ...query }) => update.run(name, writeQuery(query), id).changes > 0,
    reorder: (ids) => ids.forEach((id, place) => put.run(place, id)),
    remove: (id) => remove.run(id).changes > 0,
  };
}

function writeQuery(query: Omit<SavedViewInput, 'name'>): string {
  return JSON.stringify(query);
}

function toView({ id, name, query }: ViewRecord): SavedView | null {
  const read = SavedView.safeParse({ ...(JSON.parse(query) as object), id, name }); // CHECKed to be JSON
  return read.success ? read.data : null;
}
