import { Failure } from '../../src/main/core/domain/failure.ts';
import type { Shell } from './test-bridge.ts';

const HANDLE = '0190a000-0000-4000-8000-000000000001';

/** A main process that keeps what it is given to write, or refuses it, or whose dialog is cancelled. */
export function aDisk({ refuses = false, chosen = true } = {}) {
  const written: string[] = [];
  const ended: boolean[] = [];
  const shell: Shell = {
    'exports.begin': () => ({ handle: chosen ? HANDLE : null }),
    'exports.add': ({ text }) => {
      if (refuses) throw new Failure('disk-full', 'The disk is full. Make room, or choose another place.');
      written.push(text);
      return {};
    },
    'exports.end': ({ keep }) => {
      ended.push(keep);
      return {};
    },
  };
  return { written, ended, shell };
}
