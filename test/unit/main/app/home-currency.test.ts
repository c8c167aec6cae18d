import { expect, it } from 'vitest';
import { homeCurrency } from '../../../../src/main/app/home-currency.ts';
import { currencyDigits } from '../../../../src/shared/model/currency.ts';

it('knows the currency of a region, and takes dollars where it does not', () => {
  expect([homeCurrency('DE'), homeCurrency('LI'), homeCurrency('JP')]).toEqual(['EUR', 'CHF', 'JPY']);
  expect([homeCurrency('US'), homeCurrency(''), homeCurrency('E')]).toEqual(['USD', 'USD', 'USD']);
});

it('names active currencies only', () => {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const regions = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
  for (const region of regions) expect(currencyDigits(homeCurrency(region))).not.toBeNull();
});
