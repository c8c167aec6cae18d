import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRuleLab } from '../helpers/rule-lab.ts';

const LINTED: readonly (readonly [string, string, string])[] = [
  [
    'src/main/app/a.ts',
    "import { ipcMain } from 'electron';\nexport const a = ipcMain;\n",
    'no-restricted-imports',
  ],
  [
    'src/main/app/b.ts',
    "import { shell } from 'electron';\nexport const b = shell;\n",
    'no-restricted-imports',
  ],
  ['src/main/app/c.ts', "import * as all from 'electron';\nexport const c = all;\n", 'no-restricted-imports'],
  [
    'src/main/ipc/a.ts',
    "import { ipcRenderer } from 'electron';\nexport const a = ipcRenderer;\n",
    'no-restricted-imports',
  ],
  [
    'src/preload/a.ts',
    "import { ipcMain } from 'electron';\nexport const a = ipcMain;\n",
    'no-restricted-imports',
  ],
  ['src/shared/a.ts', "export type A = import('./b.ts').B;\n", 'consistent-type-imports'],
  ['src/shared/b.ts', 'export default 1;\n', 'no-default-export'],
  ['src/shared/c.ts', 'export const c = (x: any): unknown => x;\n', 'no-explicit-any'],
  [
    'src/shared/d.ts',
    "export const d = (): void => {\n  Promise.resolve('x');\n};\n",
    'no-floating-promises',
  ],
  ['src/shared/e.ts', "export const e = (): unknown => eval('1');\n", 'no-eval'],
  [
    'src/shared/f.ts',
    "export const f = (x: 'a' | 'b'): void => {\n  switch (x) {\n    case 'a':\n  }\n};\n",
    'switch-exhaustiveness-check',
  ],
  [
    'src/shared/g.ts',
    "export const g = (x: { innerHTML: string }): void => {\n  x.innerHTML = '';\n};\n",
    'no-restricted-properties',
  ],
  ['src/shared/h.ts', "import { i } from './i.ts';\nexport const h = (): unknown => i;\n", 'no-cycle'],
  ['src/shared/i.ts', "import { h } from './h.ts';\nexport const i = (): unknown => h;\n", 'no-cycle'],
  [
    'src/renderer/a.tsx',
    "export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;\n",
    'no-danger',
  ],
  [
    'src/renderer/b.tsx',
    "import { useState } from 'react';\nexport const B = ({ x }: { x: boolean }) => {\n  if (x) useState(1);\n  return <p />;\n};\n",
    'rules-of-hooks',
  ],
  [
    'src/renderer/c.tsx',
    "import { useEffect } from 'react';\nexport const C = ({ x }: { x: () => void }) => {\n  useEffect(() => x(), []);\n  return <p />;\n};\n",
    'exhaustive-deps',
  ],
  ['src/renderer/d.tsx', "export const D = () => <img src='x.png' />;\n", 'alt-text'],
];

const IMPURE = ['fetch', 'process', 'window', 'setTimeout', 'console', 'crypto', 'Buffer', 'document'];

const lab = openRuleLab();
afterAll(() => lab.close());

describe('the lint rules', () => {
  let report: string;
  beforeAll(() => {
    for (const [file, text] of LINTED) lab.put(file, text);
    report = lab.run('node_modules/oxlint/bin/oxlint', '--type-aware', '--format=unix');
  });
  afterAll(() => lab.remove('src'));

  it.each(LINTED)('refuse in %s: %s', (file, _text, rule) => {
    expect(report.split('\n').filter((line) => line.includes(file) && line.includes(rule))).not.toEqual([]);
  });
});

describe('the pure rooms', () => {
  it('compile no clock, network, process or page', () => {
    for (const name of IMPURE) {
      lab.put(`src/shared/${name}.ts`, `export const x: unknown = ${name};\n`);
      lab.put(`src/main/core/domain/${name}.ts`, `export const x: unknown = ${name};\n`);
    }
    const report = lab.run(
      'node_modules/typescript/bin/tsc',
      '-p',
      'tsconfig.pure.json',
      '--noEmit',
      '--pretty',
      'false',
    );
    for (const room of ['src/shared', 'src/main/core/domain']) {
      expect(IMPURE.filter((name) => !report.includes(`${room}/${name}.ts(`))).toEqual([]);
    }
  });
});
