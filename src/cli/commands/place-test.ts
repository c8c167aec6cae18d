import { refuseAway } from '../claim.ts';
import type { Run } from '../command.ts';
import { failed } from '../command-failure.ts';
import { findPlaceByName, withKey } from '../find-places.ts';
import { checkPlaceVariables, placeKeyOf, placeKeyVariable } from '../key-variables.ts';

export const testPlace: Run = ({ given, env, withCore }) =>
  withCore(async (core) => {
    const place = await findPlaceByName(core, given.operands[0] ?? '');
    if (withKey([place]).length > 0) {
      checkPlaceVariables(withKey(await core.call('imagePlaces.list', {})));
      if (placeKeyOf(place, env) === null)
        throw failed(
          'no-key',
          `There is no key for ${place.name}. Put it into ${placeKeyVariable(place.name)}.`,
        );
      await refuseAway(core, env);
    }
    for (const host of given.list('allow-host')) await core.call('images.allowHost', { host });
    const steps = await core.call('imagePlaces.test', { id: place.id });
    // What could not be removed stays there, and is in nobody’s way.
    const works = steps.every(({ step, ok }) => ok || step === 'remove');
    const text = steps.map(({ message }) => message).join('\n');
    return { exit: works ? 0 : 1, json: { place: place.name, works, steps }, text };
  });
