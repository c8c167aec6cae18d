import { expect, it } from 'vitest';
import { createFileFacts } from '../../../../../src/main/core/domain/transfer/file-facts.ts';

it('how many rows make products without a SKU is told before all else, however many words were read as others', () => {
  const facts = createFileFacts();
  for (const word of ['on', 'off', 'yes', 'no', 'live', 'hidden']) facts.seeWord('status', word, 'draft');
  facts.seeUnfound('sku', 'new');
  const [first, ...others] = facts.notes();
  expect(first).toMatch(/^1 row has no SKU to be found by/);
  expect(others).toHaveLength(6);
});
