/** Objects and lists that are open, each with where it stands and, for an object, the keys that it has so far. */
type Open = {
  readonly path: readonly (string | number)[];
  readonly keys: Set<string> | null;
  /** The key, or the place in the list, of the value that comes next. */
  at: string | number;
};

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** The paths of keys that an object has more than once, of which `JSON.parse` keeps the last silently. For texts that are JSON; linear. */
export function findDoubleKeys(json: string): readonly (readonly (string | number)[])[] {
  const found: (readonly (string | number)[])[] = [];
  const open: Open[] = [];
  let isKey = false;
  for (const [token] of json.matchAll(TOKEN)) {
    const inner = open.at(-1);
    if (token === '{' || token === '[') {
      const path = inner === undefined ? [] : [...inner.path, inner.at];
      open.push({ path, keys: token === '{' ? new Set() : null, at: 0 });
      isKey = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      isKey = false;
    } else if (token === ',') {
      isKey = inner?.keys !== null;
      if (typeof inner?.at === 'number') inner.at += 1;
    } else if (isKey && inner !== undefined && inner.keys !== null && token !== ':') {
      const key = JSON.parse(token) as string; // the token is a JSON text
      if (inner.keys.has(key)) found.push([...inner.path, key]);
      inner.keys.add(key);
      inner.at = key;
      isKey = false;
    }
  }
  return found;
}
