import { useState } from 'react';

/** The last value there was: what is asked anew for every key stays on screen until the next answer. */
export function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
