import type { JsonValue } from '../../../../shared/model/custom-data.ts';
import { saysNoCause } from '../../../../shared/model/no-cause.ts';
import type { AnswerPattern, Profile } from '../../../../shared/model/profile.ts';
import { readPointer } from './json-pointer.ts';
import { parseJson } from './json-text.ts';
import { type Answer, isHtml } from './read-answer.ts';

export type FieldError = {
  readonly field: string;
  /** What the remote calls the field. */
  readonly theirs: string;
  readonly message: string;
};

export type ErrorReading = {
  /** The remote's own words, plain text; `null` where it said nothing that a person could read. */
  readonly message: string | null;
  readonly code: string | null;
  /** Errors that name a field of the form. */
  readonly fields: readonly FieldError[];
};

const LONGEST_MESSAGE = 500;

/** What a refusal says; tolerates JSON of any shape and plain text. */
export function readError(answer: Answer, profile: Profile): ErrorReading {
  const { errors } = profile;
  const body = parseJson(answer.body);
  if (body === undefined || typeof body === 'string') {
    const text = typeof body === 'string' ? body : answer.body;
    return { message: isHtml(answer) ? null : shorten(text), code: null, fields: [] };
  }
  const message = firstCause(textsAt(body, errors.message));
  return {
    message: shorten(message ?? ''),
    code: firstText(body, errors.code),
    fields: [...readFields(message ?? '', profile), ...readNamedField(body, message ?? '', profile)],
  };
}

/** True when the answer is one of those that the profile lists; a message may stand at any of the profile's places. */
export function matchesAny(answer: Answer, profile: Profile, patterns: readonly AnswerPattern[]): boolean {
  const body = parseJson(answer.body);
  const isText = body === undefined || typeof body === 'string';
  const messages = isText ? [answer.body] : textsAt(body, profile.errors.message);
  const codes = isText ? [] : textsAt(body, profile.errors.code);
  return patterns.some(
    ({ status, code, message }) =>
      status === answer.status &&
      (code === undefined || codes.includes(code)) &&
      (message === undefined || messages.some((text) => text.toLowerCase().includes(message.toLowerCase()))),
  );
}

/** True where an answer says that it failed, whatever its status: by a value that the profile names, at a place that it names. */
export function saysFailed(answer: Answer, { answer: { failedWhen } }: Profile): boolean {
  const body = failedWhen === undefined || answer.cut ? undefined : parseJson(answer.body);
  if (failedWhen === undefined || body === undefined) return false;
  const value = readPointer(body, failedWhen.at);
  if (value === undefined) return false;
  if (failedWhen.is === undefined) return !isNothing(value);
  return failedWhen.is.some((failed) => typeof value !== 'object' && String(failed) === String(value));
}

/** As an API says that there is no error. */
function isNothing(value: JsonValue): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === false || value === 0 || value === '';
}

/** True for an answer that is listed as a failure of some kind, or says so itself. */
export function isFailure(answer: Answer, profile: Profile): boolean {
  const { wrongKey, exists, refused, notCreated } = profile.errors;
  return (
    saysFailed(answer, profile) ||
    matchesAny(answer, profile, [...wrongKey, ...exists, ...refused, ...notCreated])
  );
}

/** `body/name: Required, body/sku: Too long` names two fields, each between the profile's two marks. */
function readFields(message: string, { errors, fields }: Profile): readonly FieldError[] {
  const marks = errors.fieldInMessage;
  if (marks === undefined) return [];
  return message
    .split(marks.after)
    .slice(1)
    .flatMap((part) => {
      const end = part.indexOf(marks.before);
      const rule = fields.find(({ to }) => to === `/${part.slice(0, end)}`);
      if (end < 0 || rule === undefined) return [];
      const words = part.slice(end + marks.before.length).replace(/[\s,;]+$/, '');
      const theirs = part.slice(0, end);
      return [{ field: rule.from, theirs, message: words.trim().slice(0, LONGEST_MESSAGE) }];
    });
}

/** A place that holds the name of the field, as the body spells it: `price`, `product.price`, `product[price]`, `/price`. */
function readNamedField(
  body: JsonValue,
  message: string,
  { errors, fields }: Profile,
): readonly FieldError[] {
  const names = textsAt(body, errors.field);
  const words = shorten(message);
  for (const theirs of names) {
    const rule = fields.find(({ to }) => plainName(to) === plainName(theirs));
    if (rule !== undefined && words !== null) return [{ field: rule.from, theirs, message: words }];
  }
  return [];
}

function plainName(name: string): string {
  return name
    .split(/[.[\]/]+/)
    .filter((step) => step !== '')
    .join('/');
}

/** Many servers send the name of the status at one place and the cause at another. */
function firstCause(texts: readonly string[]): string | null {
  return texts.find((text) => !saysNoCause(text)) ?? texts[0] ?? null;
}

function firstText(body: JsonValue, pointers: readonly string[]): string | null {
  return textsAt(body, pointers)[0] ?? null;
}

function textsAt(body: JsonValue, pointers: readonly string[]): readonly string[] {
  return pointers.flatMap((pointer) => {
    const value = readPointer(body, pointer);
    return typeof value === 'string' && value.trim() !== '' ? [value] : [];
  });
}

function shorten(text: string): string | null {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  if (plain === '') return null;
  return plain.length > LONGEST_MESSAGE ? `${plain.slice(0, LONGEST_MESSAGE)}…` : plain;
}
