import type { Run } from '../command.ts';
import { findRemoteByName } from '../find-remotes.ts';

export const releaseRemote: Run = ({ given, withCore }) =>
  withCore(async (core) => {
    const { id, name } = await findRemoteByName(core, given.operands[0] ?? '');
    const { lanes } = await core.call('sending.status', {});
    const lane = lanes.find(({ remoteId }) => remoteId === id);
    const held = lane?.hold ?? null;
    if (held !== null) await core.call('sending.release', { remoteId: id });
    const again =
      held === 'unsure-twice' && (lane?.waiting ?? 0) > 0
        ? ' One product leaves first: if it arrives, the others follow; if it is Unsure, too, the remote is held again.'
        : '';
    const text = held === null ? `${name} was not held.` : `${name} goes on with the next sync.${again}`;
    return { exit: 0, json: { remote: name, released: held }, text };
  });
