import { refuseAway } from '../claim.ts';
import type { Run } from '../command.ts';
import { failed } from '../command-failure.ts';
import { findRemoteByName } from '../find-remotes.ts';
import { checkVariables, keyOf, keyVariable } from '../key-variables.ts';

export const testRemote: Run = ({ given, env, withCore }) =>
  withCore(async (core) => {
    const remote = await findRemoteByName(core, given.operands[0] ?? '');
    checkVariables(await core.call('remotes.list', {}));
    if (keyOf(remote, env) === null) {
      throw failed('no-key', `There is no key for ${remote.name}. Put it into ${keyVariable(remote.name)}.`);
    }
    await refuseAway(core, env);
    const { id, name, profileId, baseUrl, auth } = remote;
    const asked = { remoteId: id, profileId, name, baseUrl, auth, key: null };
    const found = await core.call('remotes.test', asked);
    const isWell = found.outcome === 'works' || found.outcome === 'no-safe-call';
    return { exit: isWell ? 0 : 1, json: { remote: remote.name, ...found }, text: found.message };
  });
