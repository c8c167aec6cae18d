import { describe, expect, it } from 'vitest';
import { readPriceCell } from '../../../../../src/main/core/domain/transfer/read-price.ts';
import { settleCurrency } from '../../../../../src/main/core/domain/transfer/settle-currency.ts';

/** What comes of a price with something beside it, for a product with a currency. */
function settle(text: string, currency: string | null, signCurrency?: 'take', column?: string) {
  const { signs = [] } = readPriceCell(text, null, 'drop');
  const values = column === undefined ? {} : { currency: column };
  const settled = settleCurrency(
    signCurrency === undefined ? {} : { signCurrency },
    { signed: { text, signs }, values },
    currency,
  );
  return 'trouble' in settled ? settled.trouble.repair : settled.currency;
}

const OTHER = 'price-other-currency';

describe('a currency beside a price', () => {
  it.each([
    ['12 USD', 'USD', ['EUR', 'CHF']],
    ['USD 12', 'USD', ['EUR', 'CHF']],
    ['$12', 'USD', ['EUR', 'CHF']],
    ['$12', 'CAD', ['GBP']],
    ['12 €', 'EUR', ['USD', 'CHF']],
    ['€12,50', 'EUR', ['USD', 'CHF']],
    ["CHF 1'234.50", 'CHF', ['USD', 'EUR']],
    ['12 kr.', 'SEK', ['EUR']],
  ])('%s is one of %s, and never of another', (text, own, others) => {
    expect(settle(text, own)).toBe(own);
    for (const other of [...others, null, '', 'euro']) expect(settle(text, other)).toBe(OTHER);
  });

  it('becomes that of the product only where the person wants it, and no column says another', () => {
    expect(settle('12 USD', 'EUR', 'take')).toBe('USD');
    expect(settle('12 €', null, 'take')).toBe('EUR');
    expect(settle('12 USD', null, 'take', 'EUR')).toBe(OTHER);
    expect(settle('12 USD', 'EUR', 'take', 'USD')).toBe('USD');
  });

  it('is a problem where it may be several, is none, or where there are two', () => {
    expect(settle('$12', 'EUR', 'take')).toBe(OTHER);
    expect(settle('12 kr', 'EUR', 'take')).toBe(OTHER);
    expect(settle('12 ABC', 'EUR', 'take')).toBe(OTHER);
    expect(settle('$12 EUR', 'EUR')).toBe(OTHER);
    expect(settle('$12 USD', 'USD')).toBe('USD');
  });
});
