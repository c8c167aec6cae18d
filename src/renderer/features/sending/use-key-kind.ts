import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { type KeyKind, keyKindOf } from '../../ui/key-fields.tsx';

/** What a person types as the key of a remote. */
export function useKeyKind(remoteId: number): KeyKind {
  const { value: remotes = [] } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const { value: profiles = [] } = useAnswer(offshelf().profiles.list, {}, ['remotes']);
  const profileId = remotes.find(({ id }) => id === remoteId)?.profileId;
  return keyKindOf(profiles.find(({ id }) => id === profileId));
}
