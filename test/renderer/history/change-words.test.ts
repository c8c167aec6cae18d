import { expect, test } from 'vitest';
import { describeChange, describeUndone } from '../../../src/renderer/features/history/change-words.ts';
import type { Change } from '../../../src/shared/model/change.ts';

function changeOf(products: number, subject: string): Change {
  return { id: 1, kind: 'images', products, subject, at: 0, undoneAt: null };
}

test.each([
  [1, 'photos', 'Image of 1 product from photos'],
  [2, 'photos', 'Images of 2 products from photos'],
  [2, 'photos\u202Egpj', 'Images of 2 products from photos[U+202E]gpj'],
])('%i products with images from %j', (products, subject, said) => {
  expect(describeChange(changeOf(products, subject))).toBe(said);
});

test('a change that others have taken back already is not said to be undone again', () => {
  const change: Change = { ...changeOf(3, ''), kind: 'trash' };
  const where = { products: [], trash: false, isBlock: false, fields: [] };
  const nothing = {
    kind: 'done',
    change,
    restored: 0,
    where,
    trashed: 0,
    withdrawn: 0,
    sent: false,
  } as const;
  const said = 'Nothing was left to change: Moved to trash: 3 products. Newer edits of 1 product were kept.';
  expect(describeUndone('undo', { ...nothing, kept: 1 })).toBe(said);
});

test.each([
  [0, 'Undone: Moved to trash: 3 products.'],
  [1, 'Undone: Moved to trash: 3 products. 1 product no longer waits to be sent: send it again.'],
  [2, 'Undone: Moved to trash: 3 products. 2 products no longer wait to be sent: send them again.'],
])('what is had back from the trash says that %i products have to be sent again', (withdrawn, said) => {
  const change: Change = { ...changeOf(3, ''), kind: 'trash' };
  const where = { products: [], trash: false, isBlock: false, fields: [] };
  const done = { kind: 'done', change, restored: 3, where } as const;
  const outcome = { ...done, kept: 0, trashed: 0, withdrawn, sent: false };
  expect(describeUndone('undo', outcome)).toBe(said);
});
