import { createJournalFile } from '../../src/main/app/journal-file.ts';

// A journal on a disk that is full after its first line, as far as this process can tell: no file may grow beyond a few kilobytes.
const [path = ''] = process.argv.slice(2);
const file = createJournalFile(path, () => undefined);
const added = [await file.add('first'), await file.add('x'.repeat(100_000)), await file.add('after')];
await file.clear();
console.log(added.join(' '));
