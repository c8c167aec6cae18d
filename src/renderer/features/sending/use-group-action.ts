import type { GroupAction, SendGroupKey } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { showToast } from '../../ui/toasts.tsx';
import { sayActed } from './group-words.ts';

/** Does something to every row of a group, and says what became of it. */
export function useGroupAction(key: SendGroupKey) {
  const { call, busy, problem } = useCall(offshelf().sending.actOnGroup);
  const act = async (action: GroupAction): Promise<void> => {
    if (busy) return;
    const result = await call({ key, action });
    if (result.ok) showToast({ text: sayActed(action, result.value) });
  };
  return { act, busy, problem };
}
