import { useEffect, useState } from 'react';

/** True once something has been going on for so long that it needs a sign; quick things never flicker. */
export function useLate(goingOn: boolean, after = 200): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!goingOn) return;
    const timer = setTimeout(() => setLate(true), after);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [goingOn, after]);
  return goingOn && late;
}
