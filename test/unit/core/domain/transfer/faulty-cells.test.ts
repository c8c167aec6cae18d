import { describe, expect, it } from 'vitest';
import { createFaultFinder } from '../../../../../src/main/core/domain/transfer/faulty-cells.ts';
import type { ColumnTarget, ImportPlan } from '../../../../../src/shared/model/transfer.ts';
import type { Repair } from '../../../../../src/shared/model/transfer-words.ts';
import { field } from '../../../../helpers/import.ts';

const COLUMNS = [
  field('sku'),
  field('name'),
  field('price'),
  field('status'),
  { to: 'remote-id' },
] satisfies ColumnTarget[];

const PLAN: ImportPlan = {
  columns: COLUMNS,
  key: 'sku',
  mode: 'both',
  blank: 'keep',
  decimal: null,
  priceSigns: 'ask',
  unreadable: 'ask',
  belong: null,
  variants: null,
  images: 'as-is',
  spaces: 'keep',
};

function findIn(repair: Repair, cells: readonly (string | null)[], plan: Partial<ImportPlan> = {}) {
  return createFaultFinder({ ...PLAN, ...plan }, repair)({ kept: { cells, members: [] } });
}

describe('a problem is in the cell', () => {
  it.each<[Repair, readonly number[], Partial<ImportPlan>?]>([
    ['price-unreadable', [2]],
    ['unknown-word', [3]],
    ['no-name', [1]],
    ['price-other-currency', [2]],
    ['duplicate-in-file', [0]],
    ['duplicate-in-file', [1], { key: 'name' }],
    ['several-products', [4], { key: 'remote-id' }],
    ['unknown-id', [4], { key: 'remote-id' }],
    ['near-sku', [0]],
    ['other-sku', [0], { key: 'name' }],
    ['variant-rows', []],
    ['too-long', []],
  ])('that mends %s', (repair, columns, plan = {}) => {
    expect(findIn(repair, ['A', '', 'free', 'weg', '7'], plan)).toEqual(columns);
  });

  it('of no column where the file has none for it', () => {
    expect(findIn('no-name', ['A'], { columns: [field('sku')] })).toEqual([]);
    expect(createFaultFinder(PLAN, 'price-unreadable')({ kept: null })).toEqual([]);
  });
});
