import { describe, expect, test } from 'vitest';
import { maySendAgain } from '../../../src/renderer/features/sending/settle-list-again.tsx';
import {
  countLeft,
  dateBack,
  type ListAnswer,
  matchInParts,
  splitRecords,
} from '../../../src/renderer/features/sending/settle-list-match.ts';
import {
  absentOf,
  doubtList,
  findTaker,
  firstPicks,
  openHints,
  pickAll,
  sortMatches,
  toResolutions,
} from '../../../src/renderer/features/sending/settle-list-plan.ts';
import {
  sayDoubt,
  saySettle,
  sayWitnesses,
} from '../../../src/renderer/features/sending/settle-list-words.ts';
import type { ListedRecord, ListMatch } from '../../../src/shared/model/submission.ts';

let last = 0;

function aMatch(part: Partial<ListMatch> = {}): ListMatch {
  last += 1;
  return {
    submissionId: `0190a000-0000-7000-8000-${String(last).padStart(12, '0')}`,
    productName: `Product ${last}`,
    productSku: null,
    ids: [],
    by: null,
    strong: part.by === 'reference' || part.by === 'sku',
    taken: null,
    couldTell: true,
    unsureKind: 'maybe',
    attempts: 1,
    leftAt: 0,
    ...part,
  };
}

const aRecord = (n: number, name: string | null = null): ListedRecord => ({
  id: `pro_${n}`,
  reference: null,
  sku: null,
  name,
});

const standings = (...matches: ListMatch[]) => sortMatches(matches).map(({ standing }) => standing);

test('all that may be on the list is ticked at once, each id for one product', () => {
  const entries = sortMatches([
    aMatch({ by: 'name', ids: ['a'] }),
    aMatch({ by: 'name', ids: ['b'] }),
    aMatch({ by: 'name', ids: ['b'] }),
    aMatch({ by: 'name', ids: ['c', 'd'] }),
  ]);
  const open = openHints(entries, new Map(), entries);
  expect(open.map(({ ids }) => ids[0])).toEqual(['a', 'b', 'b']);
  const picks = pickAll(entries, new Map(), open);
  expect([...picks.values()]).toEqual(['a', 'b']);
  expect(openHints(entries, picks, entries)).toEqual([]);
});

describe('what a list leaves of each product', () => {
  test('depends on the means that found it, and on how many it found', () => {
    expect(
      standings(
        aMatch({ by: 'reference', ids: ['a'] }),
        aMatch({ by: 'sku', ids: ['b', 'c'] }),
        aMatch({ by: 'name', ids: ['d'] }),
        aMatch({ by: 'sku', ids: ['(line 3)'] }),
        aMatch({ by: 'sku', ids: ['e', '(line 4)'] }),
        aMatch(),
        aMatch({ unsureKind: 'created' }),
        aMatch({ couldTell: false }),
      ),
    ).toEqual(['there', 'several', 'hint', 'no-id', 'several', 'absent', 'created', 'untold']);
  });

  test('is never absent where its record has the id of another product, and never ticked beforehand', () => {
    const taken = { id: 'x', productName: 'Cup', by: 'reference' } as const;
    const entries = sortMatches([
      aMatch({ taken }),
      aMatch({ taken, unsureKind: 'created' }),
      aMatch({ taken, by: 'name', ids: ['y'] }),
      aMatch({ taken, by: 'reference', ids: ['z'] }),
    ]);
    expect(entries.map(({ standing }) => standing)).toEqual(['taken', 'taken', 'taken', 'hint']);
    expect(entries.map(({ ids }) => ids)).toEqual([[], [], [], ['z']]);
    expect(toResolutions(entries, firstPicks(entries), true)).toEqual([]);
  });

  test('is open where one record fits two products', () => {
    expect(standings(aMatch({ by: 'sku', ids: ['a'] }), aMatch({ by: 'sku', ids: ['a'] }))).toEqual([
      'several',
      'several',
    ]);
  });

  test('is a hint where the SKU may be another product’s, and no such hint makes another one doubtful', () => {
    const weak = { by: 'sku', strong: false } as const;
    expect(
      standings(
        aMatch({ ...weak, ids: ['a'] }),
        aMatch({ by: 'reference', ids: ['a'] }),
        aMatch({ ...weak, ids: ['b', 'c'] }),
      ),
    ).toEqual(['hint', 'there', 'hint']);
  });

  test('is ticked beforehand only where the list proves it', () => {
    const entries = sortMatches([
      aMatch({ by: 'reference', ids: ['a'] }),
      aMatch({ by: 'name', ids: ['b'] }),
      aMatch({ by: 'sku', ids: ['c', 'd'] }),
      aMatch({ by: 'sku', ids: ['e'], strong: false }),
      aMatch(),
    ]);
    expect([...firstPicks(entries).values()]).toEqual(['a']);
    expect(toResolutions(entries, firstPicks(entries), false)).toHaveLength(1);
  });

  test('sends again only what is absent, and only when that was asked for', () => {
    const absent = aMatch();
    const entries = sortMatches([
      aMatch({ by: 'name', ids: ['b'] }),
      aMatch({ unsureKind: 'created' }),
      aMatch({ couldTell: false }),
      absent,
    ]);
    expect(absentOf(entries)).toEqual([absent]);
    expect(toResolutions(entries, new Map(), false)).toEqual([]);
    expect(toResolutions(entries, new Map(), true)).toEqual([
      { id: absent.submissionId, resolution: { kind: 'send-again' }, attempts: 1 },
    ]);
  });

  test('gives one record to one product', () => {
    const first = aMatch({ by: 'name', ids: ['a'] });
    const second = aMatch({ by: 'name', ids: ['a'] });
    const entries = sortMatches([first, second]);
    const picks = new Map([[first.submissionId, 'a']]);
    expect(findTaker(entries, picks, 'a', second.submissionId)).toBe(first);
    expect(findTaker(entries, picks, 'a', first.submissionId)).toBeUndefined();
  });
});

describe('a list that is too long for one question', () => {
  test('is cut by records and by characters, and nothing is lost', () => {
    const many = Array.from({ length: 12_000 }, (_, n) => aRecord(n));
    const parts = [...splitRecords(many)];
    expect(parts.map(({ length }) => length)).toEqual([5_000, 5_000, 2_000]);
    expect(parts.flat()).toEqual(many);
    const long = Array.from({ length: 900 }, (_, n) => aRecord(n, 'x'.repeat(9_000)));
    expect([...splitRecords(long)].length).toBe(5);
  });

  test('gets the answer that the whole would get', async () => {
    const [weak, strong, twice] = [aMatch(), aMatch(), aMatch()];
    const answers: ListAnswer[] = [
      {
        matches: [
          { ...weak, couldTell: false, taken: { id: 'x', productName: 'Cup', by: 'sku' } },
          { ...strong, by: 'name', ids: ['n'] },
          { ...twice, by: 'sku', ids: ['a', 'b'] },
          aMatch(),
        ],
        sent: 3,
        sentListed: 2,
      },
      {
        matches: [
          { ...weak, by: 'name', ids: ['w'] },
          { ...strong, by: 'reference', ids: ['r'], couldTell: true },
          { ...twice, by: 'sku', ids: ['b', 'c'] },
        ],
        sent: 3,
        sentListed: 2,
      },
    ];
    const records = Array.from({ length: 5_001 }, (_, n) => aRecord(n));
    const result = await matchInParts(records, async () => {
      const value = answers.shift();
      if (value === undefined) throw new Error('asked too often');
      return { ok: true, value };
    });
    expect(result).toEqual({
      ok: true,
      value: {
        matches: [
          {
            ...weak,
            by: 'name',
            ids: ['w'],
            couldTell: true,
            taken: { id: 'x', productName: 'Cup', by: 'sku' },
          },
          { ...strong, by: 'reference', ids: ['r'], couldTell: true },
          { ...twice, by: 'sku', ids: ['a', 'b', 'c'] },
        ],
        sent: 3,
        sentListed: 3,
      },
    });
  });
});

describe('a list that is asked again, with other columns', () => {
  test('still says nothing about requests that left after it was given', () => {
    const [known, late] = [aMatch({ attempts: 1 }), aMatch()];
    const before = countLeft({ matches: [known], sent: 0, sentListed: 0 });
    const now: ListAnswer = { matches: [{ ...known, attempts: 2 }, late], sent: 0, sentListed: 0 };
    expect(dateBack(now, before).matches.map(({ attempts }) => attempts)).toEqual([1, 0]);
  });
});

test('the button says what it will do', () => {
  expect([saySettle(0, 0), saySettle(1, 0), saySettle(12, 0), saySettle(0, 3), saySettle(12, 3)]).toEqual([
    'Settle',
    '1 is there: settle it',
    '12 are there: settle them',
    'Send 3 again',
    'Settle 12, send 3 again',
  ]);
});

test('a list without what is known to be there is doubted aloud', () => {
  const answer = { matches: [], sent: 40 };
  expect(sayWitnesses({ ...answer, sentListed: 40 }, 'Jani')).toBeNull();
  expect(sayWitnesses({ ...answer, sentListed: 39 }, 'Jani')).toMatch(
    /^1 product of the 40 .* is not on this list/,
  );
});

describe('a list that may be a wrong one', () => {
  const found = sortMatches([aMatch({ by: 'reference', ids: ['a'] })]);
  const others = sortMatches([aMatch({ by: 'name', ids: ['a'] }), aMatch()]);

  test('has no ids, or nothing of what is known to be there', () => {
    expect(doubtList({ sent: 40, sentListed: 40 }, found, false)).toBe('no-ids');
    expect(doubtList({ sent: 40, sentListed: 0 }, others, true)).toBe('none-listed');
    expect(doubtList({ sent: 40, sentListed: 0 }, found, true)).toBe('none-listed');
    expect(doubtList({ sent: 40, sentListed: 1 }, others, true)).toBeNull();
  });

  test('is told by what it was asked for where nothing else is known to be there', () => {
    expect(doubtList({ sent: 0, sentListed: 0 }, others, true)).toBe('nothing-known');
    expect(doubtList({ sent: 0, sentListed: 0 }, found, true)).toBeNull();
  });

  test.each(['no-ids', 'none-listed', 'nothing-known'] as const)('for %s says what it may be', (doubt) => {
    expect(sayDoubt(doubt, { sent: 40 }, 'Jani')).toMatch(
      / Jani\b.*\. It may be another account’s, a filtered one, or another file\.$/,
    );
  });

  test('lets nothing leave again before the person says that it is the right one', () => {
    const sendAgain = { insists: false, sendAgain: true };
    expect(maySendAgain(sendAgain, 'none-listed')).toBe(false);
    expect(maySendAgain({ ...sendAgain, insists: true }, 'none-listed')).toBe(true);
    expect(maySendAgain(sendAgain, null)).toBe(true);
    expect(maySendAgain({ insists: true, sendAgain: false }, 'none-listed')).toBe(false);
  });
});
