import { create } from 'zustand';
import type { Failed, Result } from '../../../shared/contract/result.ts';

export type CatalogsState = {
  readonly busy: boolean;
  /** Why the last New or Open did nothing; a catalog that was refused has a screen of its own. */
  readonly problem: Failed | null;
};

export const useCatalogs = create<CatalogsState>(() => ({ busy: false, problem: null }));

/** Follows New, Open and their like; which catalog is open then comes as an event. */
export async function askCatalog(asked: Promise<Result<unknown>>): Promise<void> {
  useCatalogs.setState({ busy: true, problem: null });
  const answer = await asked;
  useCatalogs.setState({ busy: false, problem: answer.ok ? null : answer.error });
}

export function closeProblem(): void {
  useCatalogs.setState({ problem: null });
}
