import type { Profile } from '../../../../../shared/model/profile.ts';
import type { Remote } from '../../../../../shared/model/remote.ts';
import type { HttpClient } from '../../ports/http-client.ts';
import type { KeySource } from '../../ports/key-source.ts';
import { authorise, buildReadRequest } from '../build-request.ts';
import { readSinglePointer } from '../json-pointer.ts';
import { parseJson } from '../json-text.ts';
import { type Answer, isHtml } from '../read-answer.ts';
import { matchesAny, saysFailed } from '../read-error.ts';
import { redactKey } from '../redact-key.ts';
import { type ReadRecord, readRecord } from './read-list.ts';

/** What a remote has under an id: a record, nothing, or `unknown` where it can't be asked or the answer settles nothing. */
export type Fetched = ReadRecord | 'missing' | 'unknown';

/** How a remote says that there is nothing under an id that a person typed, or that it never gave such ids. */
const MISSING = [400, 404, 410, 422];

/** Asks a remote for one product by its id, with a call that changes nothing. */
export async function fetchRecord(
  ports: { readonly http: HttpClient; readonly keys: KeySource },
  remote: Remote,
  profile: Profile,
  id: string,
): Promise<Fetched> {
  const request = buildReadRequest(profile, remote.baseUrl, id);
  const key = request === undefined ? null : await ports.keys.key(remote.id, remote.origin);
  if (request === undefined || key === null) return 'unknown';
  const secret = authorise(profile, remote, key);
  const answer = redactKey(await ports.http.send({ ...request, secret }), key, profile.auth);
  if (answer.kind !== 'answer' || matchesAny(answer, profile, profile.errors.wrongKey)) return 'unknown';
  if (MISSING.includes(answer.status)) return 'missing';
  return readOne(answer, profile, id);
}

/** What an answer says about one id. Missing is only what the profile says, whole: a page of a proxy is a 404, too. */
export function readOne(answer: Answer, profile: Profile, id: string): Fetched {
  const { read } = profile.lookUp ?? {};
  if (read === undefined || answer.cut || isHtml(answer)) return 'unknown';
  const body = parseJson(answer.body);
  const missing = read.missing.filter(
    ({ code, message }) => body !== undefined || code !== undefined || message !== undefined,
  );
  if (matchesAny(answer, profile, missing)) return 'missing';
  if (answer.status !== 200 || body === undefined || saysFailed(answer, profile)) return 'unknown';
  const records = read.record.map((pointer) => readSinglePointer(body, pointer));
  const found = records.flatMap((record) =>
    record === undefined ? [] : (readRecord(record, profile) ?? []),
  );
  const own = found.find((record) => record.id === id);
  if (own !== undefined) return own;
  return Array.isArray(body) && body.length === 0 ? 'missing' : 'unknown';
}
