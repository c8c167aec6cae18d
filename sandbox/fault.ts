import { z } from 'zod';
import type { RemoteName } from './remote.ts';

export type Operation = 'create' | 'get' | 'list';

export const faultNames = [
  'none',
  'down',
  'hang',
  'hang-after-create',
  'close-before',
  'close-after-create',
  'reset-before',
  'reset-after-create',
  'garbage',
  'garbage-after-create',
  'status',
  'status-after-create',
  'wrong-key',
  'forbidden',
  'rate-limited',
  'redirect',
  'html',
  'html-after-create',
  'empty-body',
  'cut-body',
  'stalled-body',
  'broken-json',
  'no-id',
  'two-records',
  'duplicate-id',
  'different-price',
  'different-fields',
  'slow',
  'slow-to-create',
  'stale-list',
] as const;

export type FaultName = (typeof faultNames)[number];

/** A fault as it is ordered; which options matter to which fault is said in the README's table. */
export const faultSchema = z.strictObject({
  name: z.enum(faultNames),
  /** How many requests it meets; until cleared when absent. */
  times: z.int().min(1).optional(),
  /** Which requests it meets; creates when absent (lists, for `stale-list`). */
  on: z.enum(['create', 'get', 'list', 'any']).optional(),
  status: z.int().min(200).max(599).optional(),
  message: z.string().optional(),
  /** Seconds, or the header's whole text, such as an HTTP date. */
  retryAfter: z.union([z.number(), z.string()]).optional(),
  location: z.string().optional(),
  ms: z.int().min(0).optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
});

export type Fault = Readonly<z.infer<typeof faultSchema>>;

export type FaultQueue = {
  readonly list: () => readonly Fault[];
  readonly replace: (faults: readonly Fault[]) => void;
  /** Takes the first fault that meets such a request, and counts it down. */
  readonly take: (operation: Operation) => Fault | undefined;
};

export type Faults = {
  /** Replaces the faults of a remote; the first that meets a request acts. `[]` clears. */
  readonly set: (remote: RemoteName, faults: Fault | readonly Fault[]) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly list: (remote: RemoteName) => readonly Fault[];
};

/** Makes the ordered faults of one remote. `down` is no request's fault: while it is listed, the port is closed. */
export function createFaultQueue(): FaultQueue {
  let faults: readonly Fault[] = [];
  return {
    list: () => faults,
    replace(next) {
      faults = z.array(faultSchema).parse(next);
    },
    take(operation) {
      const found = faults.find((fault) => fault.name !== 'down' && meets(fault, operation));
      if (found?.times !== undefined)
        faults = faults.flatMap((fault) => (fault === found ? spend(found) : [fault]));
      return found;
    },
  };
}

function meets(fault: Fault, operation: Operation): boolean {
  const on = fault.on ?? (fault.name === 'stale-list' ? 'list' : 'create');
  return on === 'any' || on === operation;
}

function spend(fault: Fault): readonly Fault[] {
  const times = (fault.times ?? 1) - 1;
  return times > 0 ? [{ ...fault, times }] : [];
}
