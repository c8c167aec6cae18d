import { checkBody } from './check-body.ts';
import { checkHeaders } from './check-headers.ts';
import { checkLookUp } from './check-look-up.ts';
import type { ProfileFormat } from './format.ts';
import type { Misfit } from './misfit.ts';

/** What no single place of a profile can tell: whether its parts fit together. */
export function checkProfile(profile: ProfileFormat): readonly Misfit[] {
  return [
    ...checkHeaders(profile),
    ...checkCreatePath(profile),
    ...checkBody(profile),
    ...checkLookUp(profile),
    ...checkStatuses(profile),
  ];
}

function checkCreatePath({ create, identity }: ProfileFormat): readonly Misfit[] {
  const path = ['create', 'path'];
  const isOwnPath = identity.kind === 'own-id' && identity.to === undefined;
  if (!isOwnPath) {
    if (!/[{}]/.test(create.path)) return [];
    return [
      {
        path,
        message: 'must have no { or }: {id} is for "identity": {"kind": "own-id"} without "to" alone',
      },
    ];
  }
  if (!/^[^{}]*\{id\}[^{}]*$/.test(create.path)) {
    return [{ path, message: 'must have {id} once, because we choose the id' }];
  }
  if (create.method === 'PUT') return [];
  return [{ path: ['create', 'method'], message: 'must be PUT where the path has our own id' }];
}

/** Refusals and the like, which the answer table settles; a product that is refused would keep its line waiting for ever. */
const DECIDED = [400, 401, 402, 403, 404, 405, 406, 409, 410, 413, 415, 421, 422, 429, 501, 505];

/** A status of success is read as one, whatever else names it. */
function checkStatuses({ answer, errors }: ProfileFormat): readonly Misfit[] {
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
  ];
}
