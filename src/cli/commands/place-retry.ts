import type { Run } from '../command.ts';
import { findPlaceByName } from '../find-places.ts';
import { count } from '../table.ts';

export const retryPlace: Run = ({ given, withCore }) =>
  withCore(async (core) => {
    const { id, name, held } = await findPlaceByName(core, given.operands[0] ?? '');
    const { waiting, failed } = await core.call('imagePlaces.counts', { id });
    await core.call('imagePlaces.tryAgain', { id });
    const what = [
      ...(held === null ? [] : [`${name} is no longer held.`]),
      ...(failed === 0
        ? []
        : [`${count(failed, 'file')} that failed ${failed === 1 ? 'is' : 'are'} tried again.`]),
      ...(waiting === 0 ? [] : [`${count(waiting, 'file')} ${waiting === 1 ? 'waits' : 'wait'}.`]),
    ];
    const text =
      what.length === 0 ? `Nothing waits at ${name}.` : [...what, 'The next sync does it.'].join(' ');
    return { exit: 0, json: { place: name, released: held, failed, waiting }, text };
  });
