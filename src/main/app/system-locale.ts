import { app } from 'electron';

/** How this computer writes numbers and dates; the language of the program where that is no locale, such as `C`. */
export function systemLocale(): string {
  const locale = app.getSystemLocale();
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? app.getLocale();
  } catch {
    return app.getLocale();
  }
}
