// @vitest-environment node
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { mendGlide } from '../../scripts/lib/mend-glide.ts';
import { PAGE_CHUNKS } from '../../scripts/lib/page-chunks.ts';

const KB = 1024;
let chunks: readonly Rolldown.OutputChunk[];

beforeAll(async () => {
  // As it ships: for a test, what JSX becomes is longer.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    configFile: false,
    root: resolve('src/renderer'),
    plugins: [react(), mendGlide()],
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome130',
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: PAGE_CHUNKS } },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]) as readonly Rolldown.RolldownOutput[];
  vi.unstubAllEnvs();
  chunks = outputs.flatMap(({ output }) => output).filter((item) => item.type === 'chunk');
});

const isFirst = ({ moduleIds }: Rolldown.OutputChunk) =>
  moduleIds.some((id) => id.endsWith('/renderer/begin.ts'));

/** The page's own chunk, its program, and all that they import; the rest comes when somebody opens it. */
function chunksOfStart(): readonly Rolldown.OutputChunk[] {
  const isProgram = ({ moduleIds }: Rolldown.OutputChunk) =>
    moduleIds.some((id) => id.endsWith('/renderer/main.tsx'));
  const start = new Set(chunks.filter((chunk) => isFirst(chunk) || isProgram(chunk)));
  expect(start.size).toBe(2);
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

  test('begins with a script that is nothing beside the rest', () => {
    const [first] = chunks.filter(isFirst);
    expect(first?.imports).toEqual([]);
    expect(first?.code.length).toBeLessThan(5 * KB);
  });

  test('stays small at the start', () => {
    const size = chunksOfStart().reduce((sum, chunk) => sum + chunk.code.length, 0);
    expect(size).toBeLessThan(880 * KB);
  });
});
