import { aboutImages } from './images.ts';
import { aroundIt } from './outside-steps.ts';
import { aboutProducts } from './product-steps.ts';
import { aboutRemotes } from './remote-steps.ts';
import { aboutSending } from './sending-steps.ts';
import type { Step, StepTable } from './step-table.ts';
import type { World } from './world.ts';

/** Everything that can happen: what a person does, what the network does, and what becomes of the program. */
export function createSteps(world: World): readonly Step[] {
  const steps: StepTable = {
    ...aboutProducts(world),
    ...aboutImages(world),
    ...aboutSending(world),
    ...aboutRemotes(world),
    ...aroundIt(world),
  };
  return Object.entries(steps).flatMap(([name, [weight, act]]) =>
    Array.from({ length: weight }, () => ({ name, act })),
  );
}
