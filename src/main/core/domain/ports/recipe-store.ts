import type { Recipe } from '../../../../shared/model/bulk-action.ts';

/** Named lists of actions, by name. */
export type RecipeStore = {
  /** One of the same name is replaced. */
  readonly save: (recipe: Omit<Recipe, 'id'>) => Recipe;
  readonly remove: (id: number) => void;
};
