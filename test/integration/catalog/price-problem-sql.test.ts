import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRICE_PROBLEM } from '../../../src/main/core/adapters/sqlite/price-problem-sql.ts';
import { newProductFields } from '../../../src/shared/model/new-product.ts';
import { validateAnywhere } from '../../../src/shared/model/validate.ts';
import { openTestCatalog, peek } from '../../helpers/catalog.ts';

const digits = fc.string({
  unit: fc.constantFrom('0', '1', '9', '.', ',', '-', 'e', ' ', '\u00a0', '\0'),
  maxLength: 6,
});
const price = fc.oneof(
  digits,
  fc.string({ maxLength: 8 }),
  fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.bigInt({ min: 0n, max: 10n ** 17n }),
      fc.stringMatching(/^(\.\d{1,5})?$/),
    )
    .map((parts) => parts.join('')),
  fc.constant(null),
);
const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF', 'eur', 'ZZZ9', '', ' ', null);

test('a catalog without a remote finds the very prices that the form says no remote takes', async () => {
  const core = await openTestCatalog();
  const find = peek(core).prepare<[{ price: string | null; currency: string | null }], number>(
    `SELECT ${PRICE_PROBLEM} FROM (SELECT @price AS price, @currency AS currency) p`,
  );
  fc.assert(
    fc.property(price, currency, (amount, code) => {
      const fields = { ...newProductFields('EUR'), name: 'Mug', price: amount, currency: code };
      const said = validateAnywhere(fields).some(({ level }) => level === 'problem');
      expect(find.pluck().get({ price: amount, currency: code })).toBe(Number(said));
    }),
    { numRuns: 2000 },
  );
});
