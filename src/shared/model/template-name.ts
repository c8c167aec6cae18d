import type { ProductField } from './product.ts';

/** What a field is called in a template: `billing_type`. */
export function templateName(field: ProductField): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
