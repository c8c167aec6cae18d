import { isJsonObject, type JsonValue } from '../../../../shared/model/custom-data.ts';

/** An object that is being built; it has no prototype, so that no key of a profile or a person is special. */
export type Building = { [key: string]: JsonValue | Building };

/** The value at a JSON Pointer (RFC 6901); `undefined` where there is none. */
export function readPointer(value: JsonValue, pointer: string): JsonValue | undefined {
  return stepsOf(pointer).reduce<JsonValue | undefined>(readStep, value);
}

/** Like `readPointer`, but goes into an array only where it has exactly one element. */
export function readSinglePointer(value: JsonValue, pointer: string): JsonValue | undefined {
  return stepsOf(pointer).reduce<JsonValue | undefined>(
    (at, step) => (Array.isArray(at) && at.length !== 1 ? undefined : readStep(at, step)),
    value,
  );
}

function readStep(value: JsonValue | undefined, step: string): JsonValue | undefined {
  if (Array.isArray(value))
    return /^(?:0|[1-9]\d*)$/.test(step) ? (value as readonly JsonValue[])[Number(step)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** Puts a value at a JSON Pointer, making the objects on the way. */
export function writePointer(target: Building, pointer: string, value: JsonValue): void {
  const steps = stepsOf(pointer);
  const last = steps.pop() ?? '';
  let at = target;
  for (const step of steps) {
    const next = at[step];
    const inside = isBuilding(next) ? next : newBuilding();
    at[step] = inside;
    at = inside;
  }
  at[last] = value;
}

export function newBuilding(): Building {
  return Object.create(null) as Building; // the type has no word for "without a prototype"
}

function isBuilding(value: JsonValue | Building | undefined): value is Building {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;
}

function stepsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
