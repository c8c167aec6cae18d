import { useState } from 'react';

/** The tip of a control goes when it is pressed, so that it covers nothing of what comes; pointed at anew, it is back. */
export function useTipRest() {
  const [rests, setRests] = useState(false);
  const control = { onPointerDown: () => setRests(true), onMouseEnter: () => setRests(false) };
  return { rests, control };
}
