import type { Chance } from '../simulation/chance.ts';

/** What a faulty remote does with a create request that it has seen in full. */
export type Fault = {
  readonly name: string;
  readonly creates: 'at-once' | 'later' | 'never';
  readonly answer:
    | { readonly kind: 'created' | 'silence' | 'reset' | 'cut' | 'empty' | 'page' }
    | { readonly kind: 'status'; readonly status: number; readonly wait?: number };
  /** Milliseconds before it answers. */
  readonly slow?: number;
  /** Closes the connection behind the answer, which a client that keeps it open learns late. */
  readonly hangsUp?: boolean;
};

export const HEALTHY: Fault = { name: 'created', creates: 'at-once', answer: { kind: 'created' } };

function status(name: string, code: number, creates: Fault['creates'] = 'never', wait?: number): Fault {
  return { name, creates, answer: { kind: 'status', status: code, ...(wait === undefined ? {} : { wait }) } };
}

const FAULTS: readonly Fault[] = [
  { ...HEALTHY, name: 'created, and hangs up', hangsUp: true },
  { ...HEALTHY, name: 'created, slowly', slow: 20 },
  { ...HEALTHY, name: 'created, very slowly', slow: 120 },
  status('500 after creating', 500, 'at-once'),
  status('502 without creating', 502),
  status('503 after creating late', 503, 'later'),
  { name: 'silence after creating', creates: 'at-once', answer: { kind: 'silence' } },
  { name: 'silence without creating', creates: 'never', answer: { kind: 'silence' } },
  { name: 'silence, created late', creates: 'later', answer: { kind: 'silence' } },
  { name: 'reset after creating', creates: 'at-once', answer: { kind: 'reset' } },
  { name: 'reset without creating', creates: 'never', answer: { kind: 'reset' } },
  { name: 'a cut answer', creates: 'at-once', answer: { kind: 'cut' } },
  { name: 'an empty success', creates: 'at-once', answer: { kind: 'empty' } },
  { name: 'a page instead of data', creates: 'never', answer: { kind: 'page' } },
  status('429', 429, 'never', 1),
  status('429 for a while', 429, 'never', 3),
  status('422', 422),
  status('409', 409),
  status('301', 301),
  status('401', 401),
];

/** About two thirds are answered as they should be; a wrong key comes in bursts. */
export function createFaultPicker(chance: Chance): () => Fault {
  let burst = 0;
  return () => {
    if (burst > 0) {
      burst -= 1;
      return status('401', 401);
    }
    if (chance.below(3) > 0) return HEALTHY;
    const fault = chance.pick(FAULTS);
    if (fault.name === '401') burst = chance.below(3);
    return fault;
  };
}

/** True when the answer, once it is read in full, proves that nothing was created. */
export function provesNothing({ creates, answer }: Fault): boolean {
  return creates === 'never' && answer.kind === 'status' && [401, 409, 422, 429].includes(answer.status);
}
