import { startTransition, useEffect, useState } from 'react';
import { flushForm, type NewStart, openNew, openProduct, type Session } from './form-session.ts';

type Held = { readonly session: Session; readonly forId: number | null };

export type FormSession = {
  /** `null` while it opens. */
  readonly session: Session | null;
  /** Leaves this form and opens one for a new product; `andThen` runs in the moment that it shows. */
  readonly startNew: (start: NewStart, andThen: (session: Session) => void) => Promise<void>;
};

/**
 * The open form of a product, or of a new one for `null`. The form that saved a new product stays open as that product. Made in
 * parts, it keeps no key waiting that goes on through the list; otherwise the next key is meant for the form, and waits for it.
 */
export function useFormSession(productId: number | null, inParts: boolean): FormSession {
  const [held, setHeld] = useState<Held | null>(null);
  // The new product that was just saved: from now on this is its form, and the next new one is another.
  if (held !== null && held.forId !== productId && fits(held, productId))
    setHeld({ ...held, forId: productId });
  const fitting = held !== null && fits(held, productId) ? held.session : null;

  useEffect(() => {
    if (fitting !== null) return;
    let left = false;
    const show = async () => {
      const session = await open(productId);
      if (left) return;
      const hold = () => setHeld({ session, forId: productId });
      if (inParts) startTransition(hold);
      else hold();
    };
    void show();
    return () => {
      left = true;
    };
  }, [fitting, productId, inParts]);

  useEffect(() => () => void (fitting?.kind === 'open' && flushForm(fitting.model)), [fitting]);

  const startNew: FormSession['startNew'] = async (start, andThen) => {
    if (fitting?.kind === 'open') await flushForm(fitting.model);
    const session = await openNew(start);
    setHeld({ session, forId: null });
    andThen(session);
  };
  return { session: fitting, startNew };
}

function open(productId: number | null): Promise<Session> {
  return productId === null ? openNew({ kind: 'blank' }) : openProduct(productId);
}

/** True for the product it was opened for, and for the one that its first save made. */
function fits({ session, forId }: Held, productId: number | null): boolean {
  if (forId === productId) return true;
  return (
    session.kind === 'open' && productId !== null && session.model.store.getState().saved?.id === productId
  );
}
