export type Currency = { readonly uuid: string; readonly code: string; readonly label: string };

/** The account's default, used when a product names no currency. */
export const defaultCurrency: Currency = {
  uuid: '6f1f8a52-6a0e-4c1b-9d1e-2c9f3a7b5e01',
  code: 'EUR',
  label: 'Euro',
};

/** The currencies that the JourneyBee stand-in knows; any other uuid is refused. */
export const currencies: readonly Currency[] = [
  defaultCurrency,
  { uuid: '6f1f8a52-6a0e-4c1b-9d1e-2c9f3a7b5e02', code: 'USD', label: 'US Dollar' },
  { uuid: '6f1f8a52-6a0e-4c1b-9d1e-2c9f3a7b5e03', code: 'GBP', label: 'Pound Sterling' },
];
