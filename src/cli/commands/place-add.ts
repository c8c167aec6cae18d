import { expectPresent } from '../../shared/assert.ts';
import type { ImagePlace, ImagePlaceInput } from '../../shared/model/image-place.ts';
import type { Context, Outcome, Run } from '../command.ts';
import { checkNewPlace } from '../find-places.ts';
import { collectMistakes } from '../mistakes.ts';
import { quoteWord } from '../name-catalog.ts';
import { hasCatalog, keepIfUsed, newCatalogCurrency } from '../new-catalog.ts';
import type { OpenOptions } from '../open-core.ts';
import { toPlaceRow } from '../place-rows.ts';
import { readPlace } from '../read-place.ts';

export const addPlace: Run = async (context) => {
  const mistakes = collectMistakes();
  const read = await readPlace(context, mistakes);
  const options = await mistakes.look(() => newCatalogCurrency(context));
  const place = await mistakes.look(context.folder);
  mistakes.refuse();
  const input = expectPresent(read, 'what is no mistake is there');
  const folder = expectPresent(place, 'what is no mistake is there');
  // What the catalog itself refuses leaves no new one behind, either.
  return hasCatalog(folder)
    ? await add(context, input, options)
    : await keepIfUsed(folder, () => add(context, input, options));
};

function add(context: Context, input: ImagePlaceInput, options: OpenOptions | undefined): Promise<Outcome> {
  return context.withCore(async (core) => {
    checkNewPlace(input, await core.call('imagePlaces.list', {}));
    return tellAdded(await core.call('imagePlaces.add', input), core.catalog);
  }, options);
}

function tellAdded(place: ImagePlace, catalog: string): Outcome {
  const row = toPlaceRow(place);
  const { name, preset } = place;
  const text = [
    `${name} was added.`,
    ...(row.keyVariable === null ? [] : [`It takes its key from ${row.keyVariable}.`]),
    ...(preset === null
      ? []
      : ['Its pictures are written anew, which only the window does: `sync` holds this place.']),
    `Try it: offshelf place test ${quoteWord(name)} ${catalog}`,
  ].join(' ');
  return { exit: 0, json: row, text };
}
