// Imports a file into a catalog and says how far it is, so that a test can kill it there.

import { prepareFile } from './import.ts';
import { composeInProcess } from './in-process.ts';

const [folder = '', file = ''] = process.argv.slice(2);
const core = await composeInProcess({
  folder,
  emit: ({ event, data }) => {
    if (event === 'jobProgress') process.stdout.write(`${data.stage}\n`);
  },
});
const { id } = await prepareFile(core, file, {}, 1);
process.stdout.write('prepared\n');
await core.call('imports.apply', { id, remotes: [], job: 2 });
process.stdout.write('applied\n');
await core.close();
