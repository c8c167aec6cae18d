import { type ReactNode, useEffect, useRef } from 'react';

/** Something that appears in a dialog because of what the person did: it is scrolled to, clear of the buttons at its end. */
export function ComeIntoSight({ children }: { readonly children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.scrollIntoView?.({ block: 'center' }), []);
  return <div ref={element}>{children}</div>;
}
