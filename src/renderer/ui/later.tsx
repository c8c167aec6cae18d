import { type ComponentType, lazy, Suspense, useEffect } from 'react';

/** What nobody sees at the start is no part of it: it is loaded when it is rendered first. `onShown` follows it on screen. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  onShown?: () => void,
): ComponentType<Props> {
  // What lazy gives takes the props of what it loads; its own type loses them where they are generic.
  const Loaded = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  return function Later(props) {
    return (
      <Suspense fallback={null}>
        <Loaded {...props} />
        {onShown && <Shown onShown={onShown} />}
      </Suspense>
    );
  };
}

/** `later` for what no person can see before they have opened it: the start belongs to what they see. */
export function atLeisure<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return later(async () => {
    await leisure;
    return await load();
  });
}

/** Begins with the page; without one, as in a test of a part, all is loaded at once. */
let leisure: Promise<void> = Promise.resolve();

/** Called once, at the start of the page. */
export function beginLeisurely(milliseconds: number): void {
  leisure = new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function Shown({ onShown }: { readonly onShown: () => void }) {
  useEffect(onShown, [onShown]);
  return null;
}
