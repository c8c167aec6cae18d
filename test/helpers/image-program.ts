// Gives a folder of images to the products of a catalog and says how far it is, so that a test can kill it there.

import { composeInProcess } from './in-process.ts';
import { matchFolder } from './photos.ts';

const [folder = '', photos = ''] = process.argv.slice(2);
const core = await composeInProcess({
  folder,
  emit: ({ event, data }) => {
    if (event === 'jobProgress') process.stdout.write(`${data.stage} ${data.done}\n`);
  },
});
const { id } = await matchFolder(core, photos);
process.stdout.write('matched\n');
await core.call('images.apply', { id, job: 1 });
process.stdout.write('applied\n');
await core.close();
