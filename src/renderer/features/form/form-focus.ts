import type { ProductField } from '../../../shared/model/product.ts';
import { isField } from '../../ui/left-out.ts';

/** The field that an element belongs to, by the mark that every control of the form carries. */
export function fieldOf(element: Element): ProductField | null {
  const name = element.closest<HTMLElement>('[data-field]')?.dataset['field'];
  return name !== undefined && isField(name) ? name : null;
}

export function focusedField(form: HTMLElement | null): ProductField | null {
  const active = document.activeElement;
  return form !== null && active !== null && form.contains(active) ? fieldOf(active) : null;
}

/** Puts the focus on a field's control and brings it into view. */
export function focusOn(form: HTMLElement | null, field: ProductField): void {
  const marked = form?.querySelector<HTMLElement>(`[data-field="${field}"]`);
  const inside = marked?.querySelector<HTMLElement>('input:checked, input, button');
  const control = marked?.matches('input, textarea, button') ? marked : inside;
  control?.focus();
  control?.scrollIntoView({ block: 'nearest' });
}
