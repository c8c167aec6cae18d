import type { Run } from '../command.ts';
import { placeKeyOf } from '../key-variables.ts';
import { sayWhere, toPlaceRow } from '../place-rows.ts';
import { writeTable } from '../table.ts';

export const listPlaces: Run = ({ env, withCore }) =>
  withCore(async (core) => {
    const remotes = await core.call('remotes.list', {});
    const rows = [];
    for (const place of await core.call('imagePlaces.list', {})) {
      const counts = await core.call('imagePlaces.counts', { id: place.id });
      const row = toPlaceRow(place);
      rows.push({
        ...row,
        hasKey: row.keyVariable === null ? null : placeKeyOf(place, env) !== null,
        held: place.held,
        ...counts,
        remotes: remotes.filter(({ settings }) => settings.imagePlaceId === place.id).map(({ name }) => name),
      });
    }
    const text = writeTable(
      [
        { head: 'name', of: ({ name }) => name },
        { head: 'kind', of: ({ where }) => where.kind },
        { head: 'where', of: ({ where }) => sayWhere(where) },
        { head: 'public', of: (row) => row.public },
        {
          head: 'key from',
          of: ({ keyVariable, hasKey }) =>
            keyVariable === null ? null : `${keyVariable}${hasKey === true ? '' : ' (not set)'}`,
        },
        { head: 'waiting', of: ({ waiting }) => waiting },
        { head: 'failed', of: ({ failed }) => failed },
        { head: 'done', of: ({ done }) => done },
        { head: 'remotes', of: (row) => (row.remotes.length === 0 ? null : row.remotes.join(', ')) },
        { head: 'held', of: ({ held }) => held },
      ],
      rows,
    );
    return { exit: 0, json: rows, text: rows.length === 0 ? 'There is no place for images yet.' : text };
  });
