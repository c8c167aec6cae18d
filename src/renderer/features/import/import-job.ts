import type { Result } from '../../../shared/contract/result.ts';
import { type FollowedJob, followJob } from '../../bridge/jobs.ts';
import { useImport } from './import-store.ts';

/** The long work that goes on. */
let job: FollowedJob | null = null;

/** Asks for long work and shows how far it is. */
export async function follow<T>(ask: (job: number) => Promise<Result<T>>): Promise<Result<T>> {
  const following = followJob((progress) => {
    if (job === following) useImport.setState({ progress });
  });
  job = following;
  const answer = await ask(following.job);
  following.end();
  if (job === following) job = null;
  return answer;
}

/** Ends the work that goes on; whoever asked for it is told. */
export function endJob(): void {
  job?.cancel();
}

/** Hears no more of the work that goes on. */
export function leaveJob(): void {
  job = null;
}
