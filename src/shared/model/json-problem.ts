/** What may stand at a place of a JSON text. */
type Place = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'end';

const SPACE = /[\t\n\r ]*/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?![\w.+-])/y;

/** Says in plain words where a text stops being JSON and what is missing there. For texts that `JSON.parse` refuses; linear. */
export function sayJsonProblem(json: string): string {
  const open: ('{' | '[')[] = [];
  let place: Place = 'value';
  let at = 0;
  const take = (token: RegExp): boolean => {
    token.lastIndex = at;
    if (!token.test(json)) return false;
    at = token.lastIndex;
    return true;
  };
  const afterValue = (): Place => (open.length === 0 ? 'end' : 'comma-or-end');
  for (;;) {
    take(SPACE);
    const mark = json[at];
    const inner = open.at(-1);
    const isName = place === 'name' || place === 'name-or-end';
    if (isName && take(TEXT)) place = 'colon';
    else if (place === 'colon' && mark === ':') {
      place = 'value';
      at += 1;
    } else if (mayEnd(place) && mark !== undefined && mark === (inner === '{' ? '}' : ']')) {
      open.pop();
      place = afterValue();
      at += 1;
    } else if (place === 'comma-or-end' && mark === ',') {
      place = inner === '{' ? 'name' : 'value';
      at += 1;
    } else if (isValue(place) && (mark === '{' || mark === '[')) {
      open.push(mark);
      place = mark === '{' ? 'name-or-end' : 'value-or-end';
      at += 1;
    } else if (isValue(place) && (take(TEXT) || take(SCALAR))) place = afterValue();
    else return sayPlace(json, at, sayMissing(place, inner, mark));
  }
}

function mayEnd(place: Place): boolean {
  return place === 'name-or-end' || place === 'value-or-end' || place === 'comma-or-end';
}

function isValue(place: Place): boolean {
  return place === 'value' || place === 'value-or-end';
}

function sayMissing(place: Place, inner: '{' | '[' | undefined, mark: string | undefined): string | null {
  if (mark === '/' || mark === '#') return 'there is a comment or a sign that JSON does not have';
  if (mark === '"' && place !== 'comma-or-end' && place !== 'colon' && place !== 'end') {
    return 'a text has no closing quote, or a sign in it that JSON does not allow';
  }
  switch (place) {
    case 'name':
      return 'a name in quotes is missing after the comma';
    case 'name-or-end':
      return 'a name in quotes or } is missing';
    case 'colon':
      return 'a colon is missing after the name';
    case 'comma-or-end':
      return `a comma or ${inner === '{' ? '}' : ']'} is missing`;
    case 'value':
    case 'value-or-end':
      return mark === undefined || ',]}'.includes(mark)
        ? 'a value is missing'
        : 'a text needs quotes around it';
    case 'end':
      return null;
  }
}

function sayPlace(json: string, at: number, missing: string | null): string {
  if (missing === null) return `It is not valid JSON near “${json.slice(at, at + 12)}”.`;
  const before = json.slice(0, at).split('\n');
  return `At line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}, ${missing}.`;
}
