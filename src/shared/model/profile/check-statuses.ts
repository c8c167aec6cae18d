import type { ProfileFormat } from './format.ts';
import type { Misfit } from './misfit.ts';
import type { AnswerPattern } from './parts.ts';

/** Refusals and the like, which the answer table settles; a product that is refused would keep its line waiting for ever. */
const DECIDED = [400, 401, 402, 403, 404, 405, 406, 409, 410, 413, 415, 421, 422, 429, 501, 505];

const TABLES = ['wrongKey', 'exists', 'refused', 'notCreated'] as const;

/** A status of success is read as one, whatever else names it, unless the answer itself says that it failed. */
export function checkStatuses({ answer, errors, lookUp }: ProfileFormat): readonly Misfit[] {
  const named = TABLES.flatMap((what) =>
    errors[what].map(({ status }, at) => ({ status, path: ['errors', what, at, 'status'] })),
  );
  const asSuccess = named.filter(
    ({ status }) => answer.failedWhen === undefined && answer.success.includes(status),
  );
  return [
    ...asSuccess.map(({ path, status }) => ({
      path,
      message: `${status} is one of answer.success: answer.failedWhen must say how such an answer tells that it failed`,
    })),
    ...checkDecided(errors),
    ...checkCodes(errors),
    ...checkTwice(errors),
    ...checkFieldPlaces(errors),
    ...checkBare(errors.notCreated, ['errors', 'notCreated'], () => false),
    ...checkBare(errors.refused, ['errors', 'refused'], () => false),
    ...checkBare(errors.wrongKey, ['errors', 'wrongKey'], isRefusal),
    ...checkBare(errors.exists, ['errors', 'exists'], isRefusal),
    ...checkBare(lookUp?.read?.missing ?? [], ['lookUp', 'read', 'missing'], isGone),
  ];
}

function checkDecided(errors: ProfileFormat['errors']): readonly Misfit[] {
  return (['refused', 'notCreated'] as const).flatMap((what) =>
    errors[what].flatMap(({ status }, at) =>
      DECIDED.includes(status) || status < 200 || (status >= 300 && status < 400)
        ? [
            {
              path: ['errors', what, at, 'status'],
              message: `can’t be ${status}: what that means is settled for every API`,
            },
          ]
        : [],
    ),
  );
}

/** A code that is looked for nowhere is never found. */
function checkCodes(errors: ProfileFormat['errors']): readonly Misfit[] {
  if (errors.code.length > 0) return [];
  return TABLES.flatMap((what) =>
    errors[what].flatMap(({ code }, at) =>
      code === undefined
        ? []
        : [
            {
              path: ['errors', what, at, 'code'],
              message: 'is never found: errors.code must say where an answer has its code',
            },
          ],
    ),
  );
}

function checkFieldPlaces({ field, fieldInMessage }: ProfileFormat['errors']): readonly Misfit[] {
  if (fieldInMessage === undefined || field.length === 0) return [];
  const message = 'names the wrong field a second way: leave out this or errors.field';
  return [{ path: ['errors', 'fieldInMessage'], message }];
}

/** Of one answer in two lists only the first would count. */
function checkTwice(errors: ProfileFormat['errors']): readonly Misfit[] {
  const all = TABLES.flatMap((what) => errors[what].map((pattern, at) => ({ what, at, pattern })));
  return all.flatMap(({ what, at, pattern }, index) => {
    const before = all.slice(0, index).find((other) => isSame(other.pattern, pattern));
    if (before === undefined) return [];
    return [
      { path: ['errors', what, at], message: `is the same answer as errors.${before.what}[${before.at}]` },
    ];
  });
}

function isSame(one: AnswerPattern, other: AnswerPattern): boolean {
  return (
    one.status === other.status &&
    one.code === other.code &&
    one.message?.toLowerCase() === other.message?.toLowerCase()
  );
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

function isGone(status: number): boolean {
  return status === 404 || status === 410;
}

/** Where a status says enough by itself; any other one comes from gateways and failing servers too. */
function checkBare(
  patterns: readonly AnswerPattern[],
  path: Misfit['path'],
  saysEnough: (status: number) => boolean,
): readonly Misfit[] {
  return patterns.flatMap(({ status, code, message }, at) =>
    code !== undefined || message !== undefined || saysEnough(status)
      ? []
      : [
          {
            path: [...path, at],
            message: `needs a code or a message: ${status} alone does not prove it`,
          },
        ],
  );
}
