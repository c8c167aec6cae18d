const minute = 60_000;

/** Makes a sliding-window limit per key; a call returns the seconds to wait, 0 when the request may pass. */
export function createRateLimit(perMinute: number, clock: () => number): (key: string) => number {
  const passed = new Map<string, number[]>();
  return (key) => {
    const now = clock();
    const recent = (passed.get(key) ?? []).filter((time) => time > now - minute);
    passed.set(key, recent);
    const oldest = recent[0];
    if (recent.length >= perMinute && oldest !== undefined) return Math.ceil((oldest + minute - now) / 1000);
    recent.push(now);
    return 0;
  };
}
