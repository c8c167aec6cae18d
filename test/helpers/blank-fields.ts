/** What a product has besides its name where nothing else was said of it. */
export const BLANK_FIELDS = {
  sku: null,
  type: 'standard',
  description: '',
  status: null,
  price: null,
  currency: null,
  billingType: null,
  billingPeriod: null,
  imageUrl: '',
  imageAlt: '',
  customData: null,
} as const;
