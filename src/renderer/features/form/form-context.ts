import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { expectPresent } from '../../../shared/assert.ts';
import type { NumberMarks } from '../../../shared/model/money.ts';
import type { ProductField } from '../../../shared/model/product.ts';
import type { FieldIssue } from './form-issues.ts';
import type { FormState } from './form-state.ts';
import type { ProductFormModel } from './form-store.ts';

/** An open form with what its fields need to know beside it. */
export type FormScene = {
  readonly model: ProductFormModel;
  readonly catalogCurrency: string;
  readonly marks: NumberMarks;
  /** Leads to where a remote is told where its images go. */
  readonly onImagePlace: (remoteId: number) => void;
};

export const FormContext = createContext<FormScene | null>(null);

export function useFormScene(): FormScene {
  return expectPresent(useContext(FormContext), 'fields stand inside a form');
}

export function useFormModel(): ProductFormModel {
  return useFormScene().model;
}

/** One part of the form's state: a field repaints only when its own part is another one. */
export function useForm<T>(select: (state: FormState) => T): T {
  return useStore(useFormModel().store, select);
}

/** What a remote said of a field when it refused the product, until the field is edited. */
export function useRefusals(fields: readonly ProductField[]): readonly string[] {
  const refusals = useForm((state) => state.refusals);
  const edited = useForm(({ saved, fields: now }) =>
    fields.filter((field) => saved !== null && saved.fields[field] !== now[field]).join(' '),
  );
  const open = fields.filter((field) => !edited.split(' ').includes(field));
  return refusals.filter(({ field }) => open.some((one) => one === field)).map(({ text }) => text);
}

const NONE: readonly FieldIssue[] = [];

/** A field's issues. In a new product nobody is told what is missing before they have been there. */
export function useFieldIssues(field: ProductField): readonly FieldIssue[] {
  const issues = useForm((state) => state.issues[field] ?? NONE);
  const fresh = useForm(
    ({ saved, draftSince, visited }) => saved === null && draftSince === null && !visited.has(field),
  );
  return fresh && issues.some(isMissing) ? issues.filter((issue) => !isMissing(issue)) : issues;
}

function isMissing({ code }: FieldIssue): boolean {
  return code === 'required';
}
