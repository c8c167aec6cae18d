import { useCommand } from '../../commands/use-command.ts';
import { goToNextProduct } from './next-problem.ts';

/** Offers the way from one product with a problem to the next, where the rows are elements of the page. */
export function useListProblems(): void {
  useCommand('list.nextProblem', { enabled: true, run: () => goToNextProduct(1) });
  useCommand('list.previousProblem', { enabled: true, run: () => goToNextProduct(-1) });
}
