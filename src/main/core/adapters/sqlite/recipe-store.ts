import { expectPresent } from '../../../../shared/assert.ts';
import { Recipe } from '../../../../shared/model/bulk-action.ts';
import type { RecipeStore } from '../../domain/ports/recipe-store.ts';
import type { Database } from './database.ts';

type RecipeRecord = { readonly id: number; readonly name: string; readonly actions: string };

/** Every recipe of the catalog, by name; one that a newer version wrote is left out. */
export function createRecipeReader(db: Database): () => readonly Recipe[] {
  const select = db.prepare<[], RecipeRecord>(
    'SELECT id, name, actions FROM recipe ORDER BY sort_text(name), name',
  );
  return () =>
    select.all().flatMap((record) => {
      const recipe = readRecipe(record);
      return recipe === null ? [] : [recipe];
    });
}

export function createRecipeStore(db: Database): RecipeStore {
  const upsert = db.prepare<[string, string], RecipeRecord>(`INSERT INTO recipe(name, actions) VALUES (?, ?)
    ON CONFLICT(name) DO UPDATE SET name = excluded.name, actions = excluded.actions RETURNING id, name, actions`);
  const remove = db.prepare<[number]>('DELETE FROM recipe WHERE id = ?');
  return {
    save: ({ name, actions }) => {
      const record = expectPresent(upsert.get(name, JSON.stringify(actions)), 'it was just written');
      return expectPresent(readRecipe(record), 'what was just written can be read');
    },
    remove: (id) => {
      remove.run(id);
    },
  };
}

function readRecipe({ id, name, actions }: RecipeRecord): Recipe | null {
  return Recipe.safeParse({ id, name, actions: JSON.parse(actions) as unknown }).data ?? null;
}
