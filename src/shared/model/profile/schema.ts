import { z } from 'zod';
import { Profile } from '../profile.ts';

/** The JSON Schema of profile files, which editors check and complete them with; what must fit together only `readProfile` knows. */
export function makeProfileSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(Profile, { io: 'input' });
  return { $schema, title: 'Offshelf profile', ...schema };
}
