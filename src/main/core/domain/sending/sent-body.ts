import type { JsonValue } from '../../../../shared/model/custom-data.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { readForm } from './form-codec.ts';
import { parseJson } from './json-text.ts';

/** A frozen body as data; `undefined` where it is not what the codec writes. */
export function readSentBody(body: string, { codec }: Pick<Profile, 'codec'>): JsonValue | undefined {
  return codec === 'json' ? parseJson(body) : readForm(body);
}
