import type { Run } from '../command.ts';
import { readPlacesOfRemotes } from '../find-places.ts';
import { keyOf, keyVariable } from '../key-variables.ts';
import { writeTable } from '../table.ts';

export const listRemotes: Run = ({ env, withCore }) =>
  withCore(async (core) => {
    const { lanes } = await core.call('sending.status', {});
    const places = await readPlacesOfRemotes(core);
    const rows = (await core.call('remotes.list', {})).map((remote) => {
      const lane = lanes.find(({ remoteId }) => remoteId === remote.id);
      return {
        id: remote.id,
        name: remote.name,
        profile: remote.profileId,
        url: remote.baseUrl,
        account: remote.accountLabel,
        keyVariable: keyVariable(remote.name),
        hasKey: keyOf(remote, env) !== null,
        held: lane?.hold ?? null,
        paused: lane?.paused ?? false,
        waiting: lane?.waiting ?? 0,
        imagesTo: places.get(remote.id)?.name ?? null,
        settings: remote.settings,
      };
    });
    const text = writeTable(
      [
        { head: 'name', of: ({ name }) => name },
        { head: 'profile', of: ({ profile }) => profile },
        { head: 'url', of: ({ url }) => url },
        { head: 'key from', of: (row) => `${row.keyVariable}${row.hasKey ? '' : ' (not set)'}` },
        { head: 'images to', of: ({ imagesTo }) => imagesTo },
        { head: 'held', of: ({ held }) => held },
        { head: 'waiting', of: ({ waiting }) => waiting },
      ],
      rows,
    );
    return { exit: 0, json: rows, text: rows.length === 0 ? 'There is no remote yet.' : text };
  });
