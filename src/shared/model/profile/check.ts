import { checkBody } from './check-body.ts';
import { checkHeaders } from './check-headers.ts';
import { checkLookUp } from './check-look-up.ts';
import { checkStatuses } from './check-statuses.ts';
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
