/** The object that a JSON text holds, or an object itself; an empty one for anything else. For what was kept on this computer. */
export function parseObject(given: unknown): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = typeof given === 'string' ? JSON.parse(given) : given;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}; // any object has named values
  } catch {
    return {};
  }
}
