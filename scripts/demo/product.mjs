// The product that the demo types in.
import { readFileSync } from 'node:fs';

/** The example of Jani's document, with the SKU and the price that JourneyBee stores too. */
const EXAMPLE = {
  name: 'Food traceability',
  sku: 'FT-001',
  type: 'standard',
  description: 'Give your customers an end to end food observability by tracing resources from Farm to Fork',
  price: '1000.00',
  currency: 'EUR',
  imageUrl: 'https://jani.s3.amazonaws.com/user/165798/97dRpA6SXzcE6ekK9CAr_analytics.png',
};

const FIELDS = Object.keys(EXAMPLE);

/** Reads a product from a JSON file with the fields of the form; without a file it is the example. */
export function readProduct(file) {
  if (file === undefined) return EXAMPLE;
  const given = JSON.parse(readFileSync(file, 'utf8'));
  const unknown = Object.keys(given).filter((key) => !FIELDS.includes(key));
  if (unknown.length > 0)
    throw new Error(`${file}: unknown field ${unknown[0]}; known are ${FIELDS.join(', ')}`);
  for (const field of ['name', 'sku', 'price']) {
    if (typeof given[field] !== 'string' || given[field] === '')
      throw new Error(`${file}: ${field} must be text`);
  }
  return { ...EXAMPLE, description: '', imageUrl: '', ...given };
}
