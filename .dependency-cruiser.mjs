const core = '^src/main/core/';
const domain = '^src/main/core/domain/';
const npm = '(^|/)node_modules/';
const packages = (...names) => `${npm}(@types/)?(${names.join('|')})/`;

/** A room: what its files may import; anything else is an error, type-only imports included. */
const room = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: [...allowed] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'A rule cannot judge an import that leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    room(
      'shared',
      '^src/shared/',
      ['^src/shared/', packages('zod', 'big\\.js')],
      'Plain data: zod and big.js only.',
    ),
    room(
      'domain',
      domain,
      ['^src/shared/', domain, packages('re2js', 'liquidjs', 'diff')],
      'Decisions are pure: no node, no electron, no SQLite, no adapters.',
    ),
    {
      name: 'adapters',
      severity: 'error',
      comment: 'An adapter knows its ports, the shared data and its own technology.',
      from: { path: '^src/main/core/adapters/([^/]+)/' },
      to: {
        path: '^(src|sandbox|test|bench|scripts)/',
        pathNot: ['^src/shared/', '^src/main/core/domain/ports/', '^src/main/core/adapters/$1/'],
      },
    },
    {
      name: 'adapters-own-technology',
      severity: 'error',
      comment: 'SQLite is opened by adapters/sqlite only.',
      from: { path: '^src/', pathNot: '^src/main/core/adapters/sqlite/' },
      to: { path: [packages('better-sqlite3'), '^(node:)?sqlite$'] },
    },
    {
      name: 'http-in-one-place',
      severity: 'error',
      comment:
        'HTTP is spoken by adapters/http only: another client could send a request twice, or follow a redirect.',
      from: { path: '^src/', pathNot: '^src/main/core/adapters/http/' },
      to: { path: [packages('undici'), '^(node:)?(https?|http2|net|tls)$'] },
    },
    {
      name: 'core-without-electron',
      severity: 'error',
      comment: 'The core runs in workers, in the command line and in tests alike.',
      from: { path: core },
      to: { path: [packages('electron', 'electron-store', 'electron-log'), '^electron$'] },
    },
    {
      name: 'core-own-rooms',
      severity: 'error',
      from: { path: core },
      to: { path: '^(src|sandbox|test|bench|scripts)/', pathNot: [core, '^src/shared/', '^resources/'] },
    },
    {
      name: 'adapters-wired-in-compose',
      severity: 'error',
      comment:
        'Parts are wired in compose.ts and, of the reading side and of images, in the files beside it, and nowhere else.',
      from: {
        path: '^src/',
        pathNot: ['^src/main/core/adapters/', '^src/main/core/compose(-reader|-images)?\\.ts$'],
      },
      to: { path: '^src/main/core/adapters/' },
    },
    {
      name: 'core-by-its-entry',
      severity: 'error',
      comment: 'From outside, the core is entered by compose.ts and dispatch.ts.',
      from: { path: '^src/', pathNot: core },
      to: { path: core, pathNot: '^src/main/core/(compose|dispatch)\\.ts$' },
    },
    {
      name: 'main-rooms',
      severity: 'error',
      from: { path: '^src/main/', pathNot: core },
      to: { path: '^(src|sandbox|test|bench|scripts)/', pathNot: ['^src/main/', '^src/shared/'] },
    },
    {
      name: 'workers-without-electron',
      severity: 'error',
      comment: 'A worker thread has no electron; it runs the core.',
      from: { path: '^src/main/workers/' },
      to: {
        path: [packages('electron', 'electron-store', 'electron-log'), '^electron$', '^src/main/(app|ipc)/'],
      },
    },
    {
      name: 'cli',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: {
        path: ['^(src|sandbox|test|bench|scripts)/', packages('electron', 'electron-store'), '^electron$'],
        pathNot: ['^src/cli/', '^src/main/core/(compose|dispatch)\\.ts$', '^src/shared/'],
      },
    },
    room(
      'preload',
      '^src/preload/',
      ['^src/preload/', '^src/shared/contract/', packages('electron'), '^electron$'],
      'electron and the contract, nothing else.',
    ),
    room(
      'codec',
      '^src/codec/',
      ['^src/codec/', '^src/shared/contract/codec\\.ts$'],
      'The page that decodes hostile pictures knows its messages, nothing else.',
    ),
    {
      name: 'renderer',
      severity: 'error',
      comment:
        'The page knows the shared data and itself; not main, preload, electron or node, not even their types.',
      from: { path: '^src/renderer/' },
      to: {
        path: [
          '^(src|sandbox|test|bench|scripts)/',
          packages('electron', 'electron-.*', 'better-sqlite3', 'undici'),
        ],
        pathNot: ['^src/renderer/', '^src/shared/'],
      },
    },
    {
      name: 'renderer-no-node',
      severity: 'error',
      from: { path: '^src/(renderer|codec|shared|main/core/domain)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-no-zod',
      severity: 'error',
      comment: 'The renderer takes types from the contract; zod stays out of its bundle.',
      from: { path: '^src/renderer/' },
      to: { path: packages('zod') },
    },
    {
      name: 'features-apart',
      severity: 'error',
      comment: 'A feature uses ui, bridge, commands and i18n, never another feature.',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: {
        path: '^src/renderer/',
        pathNot: ['^src/renderer/features/$1/', '^src/renderer/(ui|bridge|commands|i18n)/'],
      },
    },
    {
      name: 'features-below',
      severity: 'error',
      comment: 'ui, bridge, commands and i18n know no feature.',
      from: { path: '^src/renderer/(ui|bridge|commands|i18n)/' },
      to: { path: '^src/renderer/', pathNot: '^src/renderer/(ui|bridge|commands|i18n)/' },
    },
    {
      name: 'product-needs-no-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|sandbox|bench|scripts)/' },
    },
    {
      name: 'sandbox',
      severity: 'error',
      comment: 'The stand-in remotes share no code with what they test.',
      from: { path: '^sandbox/' },
      to: { path: '^(src|test|bench)/', pathNot: '^src/shared/model/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
