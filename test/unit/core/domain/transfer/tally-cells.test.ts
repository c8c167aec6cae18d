import { describe, expect, it } from 'vitest';
import { tallyCells } from '../../../../../src/main/core/domain/transfer/tally-cells.ts';

const toUpper = (text: string) => text.toUpperCase();

describe('cells with the same problem are counted', () => {
  it('of the first column that has it, unless another is asked for', () => {
    const rows = [
      { cells: ['a', 'x'], faulty: [1] },
      { cells: ['b', 'x'], faulty: [0, 1] },
      { cells: ['b', 'y'], faulty: [0] },
    ];
    const told = (asked: number | null) => {
      const tally = tallyCells(asked, null);
      for (const { cells, faulty } of rows) tally.add(cells, faulty);
      return tally.told();
    };
    expect(told(null)).toMatchObject({
      column: 1,
      values: [{ text: 'x', cells: 2 }],
      changes: 0,
      examples: [],
    });
    expect(told(0)).toMatchObject({
      column: 0,
      columns: [
        { column: 1, cells: 2 },
        { column: 0, cells: 2 },
      ],
      values: [{ text: 'b', cells: 2 }],
    });
  });

  it('with three different examples of what changes, long ones cut between whole characters', () => {
    const tally = tallyCells(0, toUpper);
    for (const text of ['a', 'a', 'B', 'c', null, `${'d'.repeat(199)}😀`, 'e']) tally.add([text], [0]);
    const { changes, examples, values } = tally.told();
    expect(changes).toBe(5);
    expect(examples).toEqual([
      { before: 'a', after: 'A' },
      { before: 'c', after: 'C' },
      { before: `${'d'.repeat(199)}…`, after: `${'D'.repeat(199)}…` },
    ]);
    expect(values.map(({ text }) => text)).toEqual(['a', 'B', 'c', '', 'e']);
  });

  it('as none where no cell has it', () => {
    const tally = tallyCells(null, toUpper);
    tally.add(['a'], []);
    expect(tally.told()).toEqual({ column: null, columns: [], values: [], changes: 0, examples: [] });
  });
});
