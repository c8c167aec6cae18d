import type { Run } from '../command.ts';
import { failed } from '../command-failure.ts';
import { findPlaceByName } from '../find-places.ts';

export const removePlace: Run = ({ given, withCore }) =>
  withCore(async (core) => {
    const { id, name } = await findPlaceByName(core, given.operands[0] ?? '');
    const remotes = (await core.call('remotes.list', {})).filter(
      ({ settings }) => settings.imagePlaceId === id,
    );
    if (remotes.length > 0) {
      const names = remotes.map((remote) => remote.name).join(', ');
      throw failed(
        'in-use',
        `The images of ${names} go to ${name}. Choose another place for them in the window.`,
      );
    }
    await core.call('imagePlaces.remove', { id });
    return { exit: 0, json: { removed: name }, text: `${name} was removed. What was put there stays there.` };
  });
