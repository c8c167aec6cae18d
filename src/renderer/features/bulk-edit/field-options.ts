import { PRODUCT_FIELDS } from '../../../shared/model/cell-rules.ts';
import { fieldTitle } from '../../ui/field-words.ts';

export const FIELD_OPTIONS = PRODUCT_FIELDS.map((field) => ({ value: field, label: fieldTitle(field) }));
