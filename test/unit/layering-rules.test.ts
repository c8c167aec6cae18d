import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRuleLab } from '../helpers/rule-lab.ts';

const LEAF = 'export const leaf = 1;\n';
/** What the forbidden imports below point at. */
const LEAVES = [
  'src/shared/model/leaf.ts',
  'src/shared/contract/leaf.ts',
  'src/main/core/compose.ts',
  'src/main/core/dispatch.ts',
  'src/main/core/domain/catalog/leaf.ts',
  'src/main/core/domain/ports/leaf.ts',
  'src/main/core/adapters/sqlite/leaf.ts',
  'src/main/core/adapters/http/leaf.ts',
  'src/main/app/leaf.ts',
  'src/main/ipc/leaf.ts',
  'src/cli/leaf.ts',
  'src/preload/leaf.ts',
  'src/codec/leaf.ts',
  'src/shared/contract/codec.ts',
  'src/renderer/ui/leaf.ts',
  'src/renderer/features/grid/leaf.ts',
  'src/renderer/features/form/leaf.ts',
  'sandbox/leaf.ts',
  'test/helpers/leaf.ts',
];

/** [room of the importing file, what it imports]: each of these must be refused. */
const FORBIDDEN: readonly (readonly [string, string])[] = [
  ['src/shared/model', 'src/main/core/domain/catalog/leaf.ts'],
  ['src/shared/model', 'node:fs'],
  ['src/shared/model', 'react'],
  ['src/main/core/domain/catalog', 'electron'],
  ['src/main/core/domain/catalog', 'node:crypto'],
  ['src/main/core/domain/catalog', 'better-sqlite3'],
  ['src/main/core/domain/catalog', 'undici'],
  ['src/main/core/domain/catalog', 'zustand'],
  ['src/main/core/domain/catalog', 'src/main/core/adapters/http/leaf.ts'],
  ['src/main/core/adapters/http', 'src/main/core/adapters/sqlite/leaf.ts'],
  ['src/main/core/adapters/http', 'src/main/core/domain/catalog/leaf.ts'],
  ['src/main/core/adapters/http', 'better-sqlite3'],
  ['src/main/core/adapters/http', 'electron'],
  ['src/main/core/adapters/sqlite', 'undici'],
  ['src/main/core', 'undici'],
  ['src/main/workers', 'undici'],
  ['src/main/app', 'node:https'],
  ['src/main/app', 'net'],
  ['src/main/core', 'electron'],
  ['src/main/core', 'src/main/app/leaf.ts'],
  ['src/main/app', 'better-sqlite3'],
  ['src/main/app', 'src/main/core/adapters/sqlite/leaf.ts'],
  ['src/main/app', 'src/main/core/domain/catalog/leaf.ts'],
  ['src/main/ipc', 'better-sqlite3'],
  ['src/main/ipc', 'src/renderer/ui/leaf.ts'],
  ['src/main/workers', 'electron'],
  ['src/main/workers', 'src/main/app/leaf.ts'],
  ['src/cli', 'electron'],
  ['src/cli', 'src/main/app/leaf.ts'],
  ['src/preload', 'src/shared/model/leaf.ts'],
  ['src/preload', 'zod'],
  ['src/preload', 'src/main/app/leaf.ts'],
  ['src/codec', 'src/main/app/leaf.ts'],
  ['src/codec', 'src/renderer/ui/leaf.ts'],
  ['src/codec', 'src/shared/contract/leaf.ts'],
  ['src/codec', 'electron'],
  ['src/main/app', 'src/codec/leaf.ts'],
  ['src/renderer/ui', 'src/codec/leaf.ts'],
  ['src/renderer/ui', 'src/main/app/leaf.ts'],
  ['src/renderer/ui', 'src/preload/leaf.ts'],
  ['src/renderer/ui', 'electron'],
  ['src/renderer/ui', 'node:path'],
  ['src/renderer/ui', 'src/renderer/features/grid/leaf.ts'],
  ['src/renderer/features/grid', 'src/renderer/features/form/leaf.ts'],
  ['src/renderer/features/grid', 'src/main/core/dispatch.ts'],
  ['src/main/app', 'test/helpers/leaf.ts'],
  ['src/cli', 'sandbox/leaf.ts'],
];

/** [room, what it imports]: the refusals above must not come from refusing everything. */
const ALLOWED: readonly (readonly [string, string])[] = [
  ['src/shared/model', 'zod'],
  ['src/shared/model', 'big.js'],
  ['src/main/core/domain/catalog', 'src/shared/model/leaf.ts'],
  ['src/main/core/domain/catalog', 'diff'],
  ['src/main/core/adapters/sqlite', 'better-sqlite3'],
  ['src/main/core/adapters/sqlite', 'src/main/core/domain/ports/leaf.ts'],
  ['src/main/core/adapters/http', 'undici'],
  ['src/main/app', 'electron'],
  ['src/main/app', 'src/main/core/compose.ts'],
  ['src/main/workers', 'src/main/core/compose.ts'],
  ['src/cli', 'src/main/core/dispatch.ts'],
  ['src/preload', 'electron'],
  ['src/preload', 'src/shared/contract/leaf.ts'],
  ['src/codec', 'src/shared/contract/codec.ts'],
  ['src/renderer/features/grid', 'react'],
  ['src/renderer/features/grid', 'src/renderer/ui/leaf.ts'],
  ['src/renderer/features/grid', 'src/shared/contract/leaf.ts'],
];

describe('the layering rules', () => {
  const lab = openRuleLab();
  const reach = (room: string, target: string): string =>
    target.includes('/') && !target.startsWith('node:')
      ? `${'../'.repeat(room.split('/').length)}${target}`
      : target;
  const statement = (room: string, target: string, typeOnly: boolean): string =>
    `import ${typeOnly ? 'type ' : ''}{ leaf } from '${reach(room, target)}';\nexport const x${typeOnly ? ': typeof leaf | 0 = 0' : ' = leaf'};\n`;

  let report: string;
  beforeAll(() => {
    for (const file of LEAVES) lab.put(file, LEAF);
    for (const [index, [room, target]] of FORBIDDEN.entries()) {
      lab.put(`${room}/forbidden-${index}.ts`, statement(room, target, false));
      lab.put(`${room}/forbidden-type-${index}.ts`, statement(room, target, true));
    }
    for (const [index, [room, target]] of ALLOWED.entries())
      lab.put(`${room}/allowed-${index}.ts`, statement(room, target, false));
    report = lab.run('scripts/lib/layers.mjs', '.');
  });
  afterAll(() => lab.close());

  it.each(FORBIDDEN.map(([room, target], index) => ({ room, target, index })))(
    'keep $target out of $room, its types too',
    ({ room, index }) => {
      expect(report).toContain(`: ${room}/forbidden-${index}.ts -> `);
      expect(report).toContain(`: ${room}/forbidden-type-${index}.ts -> `);
    },
  );

  it('let through what each room may import', () => {
    expect(report.split('\n').filter((line) => line.includes('/allowed-'))).toEqual([]);
  });

  it('do not pass when the tool could not read the files', () => {
    expect(report).not.toContain('unread: ');
    lab.put('src/shared/model/unread.ts', "import { leaf } from './leaf.ts';\nexport const = leaf;\n");
    expect(lab.run('scripts/lib/layers.mjs', '.')).toMatch(/unread: src\/shared\/model\/unread\.ts|rror/);
  });
});
