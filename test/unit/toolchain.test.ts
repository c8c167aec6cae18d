import { readFileSync } from 'node:fs';
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
