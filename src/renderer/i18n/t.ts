import { createInstance } from 'i18next';
import { LANGUAGE } from './language.ts';

/** A sentence that is not said yet: English with numbered places, and what stands in them. */
type Sentence = { readonly key: string; readonly values: readonly string[] };

type Value = string | number;

const { code, direction, dress } = LANGUAGE;
const i18n = createInstance();

// It has everything at once: the constants of other modules are sentences, too.
void i18n.init({
  lng: code,
  fallbackLng: false,
  initAsync: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false }, // React does
});

/** Tells the page its language and direction. */
export function startLanguage(root: HTMLElement): void {
  root.lang = code;
  root.dir = direction;
}

/** What the window says, in the person's language: `` t`Opened ${name}.` ``. English is the key: `Opened {{0}}.` */
export function t(strings: TemplateStringsArray, ...values: readonly Value[]): string {
  if (values.length > 0) return say(s(strings, ...values));
  const said = SAID.get(strings) ?? say(s(strings));
  SAID.set(strings, said);
  return said;
}

/** A sentence for `plural`. */
export function s(strings: TemplateStringsArray, ...values: readonly Value[]): Sentence {
  return { key: keyOf(strings), values: values.map(String) };
}

/** The sentence that fits a count, by the rules of the language. Both forms have the same values in the same places. */
export function plural(count: number, one: Sentence, other: Sentence): string {
  return say(other, {
    count,
    defaultValue_one: dress(one.key),
    defaultValue_other: dress(other.key),
  });
}

/** `2 products`: `number` is the count as it is written, `one` and `other` the words after it. */
export function tCount(count: number, number: string, one: string, other: string): string {
  const values = [number];
  return plural(count, { key: `{{0}} ${one}`, values }, { key: `{{0}} ${other}`, values });
}

/** A word that the core has for something, such as a field. */
export function tWord(word: string): string {
  return say({ key: word, values: [] });
}

const SAID = new WeakMap<TemplateStringsArray, string>();

function say({ key, values }: Sentence, forms: object = {}): string {
  // Values are a person's data: what looks like a key in them is none.
  return i18n.t(dress(key), { ...forms, replace: values, nest: false });
}

function keyOf(strings: TemplateStringsArray): string {
  return strings.reduce((text, part, at) => `${text}{{${at - 1}}}${part}`);
}
