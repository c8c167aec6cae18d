// Writes the JSON Schema of profile files; a test says when it is out of date.
import { writeFileSync } from 'node:fs';
import { makeProfileSchema } from '../src/shared/model/profile/schema.ts';

const file = new URL('../resources/profile.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(makeProfileSchema(), null, 2)}\n`);
