import type { ProfileFormat } from './format.ts';
import type { Misfit } from './misfit.ts';
import type { AnswerPattern } from './parts.ts';

/** Refusals and the like, which the answer table settles; a product that is refused would keep its line waiting for ever. */
const DECIDED = [400, 401, 402, 403, 404, 405, 406, 409, 410, 413, 415, 421, 422, 429, 501, 505];

/** A status of success is read as one, whatever else names it. */
export function checkStatuses({ answer, errors, lookUp }: ProfileFormat): readonly Misfit[] {
  const named = (['wrongKey', 'exists', 'notCreated'] as const).flatMap((what) =>
    errors[what].map(({ status }, at) => ({ status, path: ['errors', what, at, 'status'] })),
  );
  const asSuccess = named.filter(({ status }) => answer.success.includes(status));
  const decided = errors.notCreated.flatMap(({ status }, at) =>
    DECIDED.includes(status) || status < 400
      ? [
          {
            path: ['errors', 'notCreated', at, 'status'],
            message: `can’t be ${status}: what that means is settled for every API`,
          },
        ]
      : [],
  );
  return [
    ...asSuccess.map(({ path, status }) => ({ path, message: `${status} is one of answer.success` })),
    ...decided,
    ...checkBare(errors.notCreated, ['errors', 'notCreated'], () => false),
    ...checkBare(errors.wrongKey, ['errors', 'wrongKey'], isRefusal),
    ...checkBare(errors.exists, ['errors', 'exists'], isRefusal),
    ...checkBare(lookUp?.read?.missing ?? [], ['lookUp', 'read', 'missing'], isGone),
  ];
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
