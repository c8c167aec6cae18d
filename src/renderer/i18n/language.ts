import { dressUp } from './pseudo.ts';

type Language = {
  /** As `lang` says it. */
  readonly code: string;
  readonly direction: 'ltr' | 'rtl';
  /** What is looked up for a key. */
  readonly dress: (key: string) => string;
};

const ENGLISH: Language = { code: 'en', direction: 'ltr', dress: (key) => key };

/** Two that nobody speaks show what a translation will meet: other and longer words, and the other direction. */
const LANGUAGES: ReadonlyMap<string | null, Language> = new Map([
  ['en-XA', { ...ENGLISH, code: 'en-XA', dress: dressUp }],
  ['ar-XB', { ...ENGLISH, direction: 'rtl' as const }],
]);

// What only says something runs in tests without a page, too.
const asked = new URLSearchParams(typeof location === 'undefined' ? '' : location.search);

/** The window's language, from its start to its end. */
export const LANGUAGE: Language = LANGUAGES.get(asked.get('language')) ?? ENGLISH;

/** How the person writes numbers: the system's own way, in whatever language the window is. */
export const NUMBER_LOCALE: string | undefined = readLocale(asked.get('locale'));

/** Dates have the words of the window’s language, in the order of the person’s region. */
export const DATE_LOCALE: string | undefined = inLanguage(NUMBER_LOCALE);

function readLocale(text: string | null): string | undefined {
  try {
    return text === null ? undefined : Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined; // no locale at all: Chromium’s own
  }
}

function inLanguage(locale: string | undefined): string | undefined {
  if (locale === undefined) return undefined;
  const { region } = new Intl.Locale(locale).maximize();
  return new Intl.Locale('en', region === undefined ? {} : { region }).toString();
}
