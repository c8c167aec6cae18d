import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox, SandboxOptions } from './start.ts';
import { parseJson } from './validation.ts';

type Ports = NonNullable<SandboxOptions['ports']>;

/** The ports of the last run with this data: remotes that were added then still find the sandbox there. */
export function readKeptPorts(data: string): Ports {
  try {
    const kept = parseJson(readFileSync(join(data, 'ports.json'), 'utf8'));
    if (typeof kept !== 'object' || kept === null) return {};
    const ports = Object.entries(kept).filter(([, port]) => Number.isInteger(port));
    return Object.fromEntries(ports);
  } catch {
    return {}; // the first run
  }
}

/** Keeps the ports of a running sandbox for its next run with this data. */
export function keepPorts(data: string, { jani, journeybee, control }: Sandbox): void {
  mkdirSync(data, { recursive: true });
  const ports = { jani: portOf(jani.url), journeybee: portOf(journeybee.url), control: portOf(control.url) };
  writeFileSync(join(data, 'ports.json'), JSON.stringify(ports satisfies Ports));
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
