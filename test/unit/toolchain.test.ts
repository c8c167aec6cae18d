import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));

const versions = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions })
  .parse(readJson('package.json'));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ integrity: z.string().optional(), resolved: z.string().optional() }),
    ),
  })
  .parse(readJson('package-lock.json'));
const lockedPackages = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('the tools', () => {
  it('run on Node 24, the Node of the Electron that ships', () => {
    expect(process.versions.node).toMatch(/^24\./);
  });
});

describe('the dependencies', () => {
  it('are asked for by exact version', () => {
    const wanted = {
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    };
    expect(
      Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([]);
  });

  it('are locked by hash, each of them', () => {
    expect(lockedPackages.length).toBeGreaterThan(100);
    expect(lockedPackages.filter(([, entry]) => entry.integrity?.startsWith('sha512-') !== true)).toEqual([]);
  });

  it('come from whatever registry npm is set to: the lock names none', () => {
    expect(lockedPackages.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });
});

describe('a suppressed rule', () => {
  const rooms = ['src', 'sandbox', 'test', 'bench', 'scripts'].filter((room) => existsSync(join(ROOT, room)));
  const files = rooms.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const SUPPRESSION = /\b(?:oxlint|eslint)-disable|@ts-(?:expect-error|ignore)|biome-ignore/;
  const WITH_REASON = /(?:-disable.* -- \S|@ts-expect-error:? \w+ \w+|biome-ignore [\w/]+: \S)/;

  it('says why on its own line', () => {
    const silent = files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => /^\s*(?:\/\/|\/\*|\{\/\*)/.test(line))
        .filter((line) => SUPPRESSION.test(line) && !WITH_REASON.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(silent).toEqual([]);
  });
});
