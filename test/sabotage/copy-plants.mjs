import { SENDING, SQLITE } from './rooms.mjs';

const COPIES = ['test/integration/copies'];
const LEDGER_FILE = 'src/main/core/adapters/files/ledger-file.ts';

/** Bugs by which two copies of a catalog, or two programs that have it open, send the same product. */
export const COPY_PLANTS = [
  {
    name: 'a request leaves before it stands in the send ledger',
    file: `${SENDING}/note-ledger.ts`,
    find: '  if (ledger === undefined) return true;',
    replace: '  if (ledger !== undefined) return true;',
    tests: COPIES,
  },
  {
    name: 'what the send ledger knows is not looked at',
    file: `${SENDING}/engine.ts`,
    find: 'const isChanged = compareLedger(ports);',
    replace: 'const isChanged = compareLedger({ ...ports, ledger: undefined });',
    tests: COPIES,
  },
  {
    name: 'a request that the ledger only began counts as not created',
    file: `${SENDING}/take-over.ts`,
    find: "last(['unsure', undefined])",
    replace: "last(['unsure'])",
    tests: COPIES,
  },
  {
    name: 'the line of a copy leaves as soon as that copy sends',
    file: `${SENDING}/copy-commands.ts`,
    find: '  store.holdCopied();\n',
    replace: '',
    tests: COPIES,
  },
  {
    name: 'a claim frees the line of a copy without a word',
    file: `${SENDING}/copy-commands.ts`,
    find: "if (waiting === 'send') {",
    replace: "if (waiting !== 'send') {",
    tests: COPIES,
  },
  {
    name: 'a reading that proves nothing frees what was copied',
    file: `${SENDING}/look-up/settle-copied.ts`,
    find: 'const isFree = wouldShow && alike.length === 0;',
    replace: 'const isFree = alike.length === 0;',
    tests: COPIES,
  },
  {
    name: 'a list that was read before the claim frees what was copied',
    file: `${SQLITE}/look-store.ts`,
    find: 'id > (SELECT COALESCE(max(list_forgotten), 0) FROM remote r',
    replace: 'id > (SELECT 0 * COALESCE(max(list_forgotten), 0) FROM remote r',
    tests: COPIES,
  },
  {
    name: 'what is put in line after a claim is not asked about',
    file: `${SQLITE}/copy-store.ts`,
    find: 'if (hold.run({ ...pair, id }).changes > 0) readAnew.run(pair.accountId);',
    replace: 'if (pair.productId === 0) readAnew.run(pair.accountId + hold.run({ ...pair, id }).changes);',
    tests: COPIES,
  },
  {
    name: 'the command line frees what was copied whatever number is said',
    file: 'src/cli/claim.ts',
    find: 'if (number === waits) return;',
    replace: 'if (number >= 0) return;',
    tests: ['test/integration/cli/settle-copied.test.ts'],
  },
  {
    name: 'the first opening of a ledger sets aside what another program made',
    file: LEDGER_FILE,
    find: '  if (isInPlace(file, aside)) return;',
    replace: '  if (existsSync(aside)) return;',
    tests: ['test/crash/ledger-aside.test.ts'],
  },
  {
    name: 'the first opening of a ledger replaces what another program made',
    file: LEDGER_FILE,
    find: '    linkSync(draft, path);',
    replace: '    renameSync(draft, path);',
    tests: ['test/crash/ledger-race.test.ts'],
  },
];
