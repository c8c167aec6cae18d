import type { Run } from '../command.ts';
import { findRemoteByName } from '../find-remotes.ts';

export const releaseRemote: Run = ({ given, withCore }) =>
  withCore(async (core) => {
    const { id, name } = await findRemoteByName(core, given.operands[0] ?? '');
    const { lanes } = await core.call('sending.status', {});
    const held = lanes.find(({ remoteId }) => remoteId === id)?.hold ?? null;
    if (held !== null) await core.call('sending.release', { remoteId: id });
    const text = held === null ? `${name} was not held.` : `${name} goes on with the next sync.`;
    return { exit: 0, json: { remote: name, released: held }, text };
  });
