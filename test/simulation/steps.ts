import { aroundIt } from './outside-steps.ts';
import { aboutProducts } from './product-steps.ts';
import { aboutRemotes } from './remote-steps.ts';
import { aboutSending } from './sending-steps.ts';
import type { World } from './world.ts';

type Act = () => unknown;

/** What happens, and how often as compared to the others. */
export type Steps = Readonly<Record<string, readonly [weight: number, act: Act]>>;

export type Step = { readonly name: string; readonly act: Act };

/** Everything that can happen: what a person does, what the network does, and what becomes of the program. */
export function createSteps(world: World): readonly Step[] {
  const steps: Steps = {
    ...aboutProducts(world),
    ...aboutSending(world),
    ...aboutRemotes(world),
    ...aroundIt(world),
  };
  return Object.entries(steps).flatMap(([name, [weight, act]]) =>
    Array.from({ length: weight }, () => ({ name, act })),
  );
}
