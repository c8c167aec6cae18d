// @vitest-environment node
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { mendGlide } from '../../scripts/lib/mend-glide.ts';

const KB = 1024;
let chunks: readonly Rolldown.OutputChunk[];

beforeAll(async () => {
  const built = await build({
    configFile: false,
    root: resolve('src/renderer'),
    plugins: [react(), mendGlide()],
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'chrome130', modulePreload: false },
  });
  const outputs = (Array.isArray(built) ? built : [built]) as readonly Rolldown.RolldownOutput[];
  chunks = outputs.flatMap(({ output }) => output).filter((item) => item.type === 'chunk');
}, 60_000);

/** The page's own chunk and all that it imports; the rest comes when somebody opens it. */
function chunksOfStart(): readonly Rolldown.OutputChunk[] {
  const start = new Set(chunks.filter(({ isEntry }) => isEntry));
  // What is added while a set is gone through is gone through as well.
  for (const { imports } of start) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) start.add(chunk);
  }
  return [...start];
}

describe('what the window loads', () => {
  test('has the shapes of the contract as types only: no zod', () => {
    const modules = chunks.flatMap((chunk) => chunk.moduleIds);
    expect(modules.length).toBeGreaterThan(100);
    expect(modules.filter((id) => id.includes('/node_modules/zod/'))).toEqual([]);
  });

  test('stays small at the start', () => {
    const size = chunksOfStart().reduce((sum, chunk) => sum + chunk.code.length, 0);
    expect(size).toBeLessThan(900 * KB);
  });
});
