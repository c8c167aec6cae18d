import { type ComponentType, lazy, Suspense } from 'react';

/** What nobody sees at the start is no part of it: it is loaded when it is rendered first. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  // What lazy gives takes the props of what it loads; its own type loses them where they are generic.
  const Loaded = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  return function Later(props) {
    return (
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
