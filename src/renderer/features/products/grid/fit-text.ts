/** How wide a text is in a font, in CSS pixels. */
export type Measure = (text: string, font: string) => number;

/** Cuts a text to the width of its cell, with an ellipsis where it goes on. */
export type FitText = (text: string, width: number, font: string) => string;

/** No letter is narrower, in CSS pixels: what is beyond need not be measured. */
const NARROWEST_LETTER = 2;
/** Of texts that were fitted: many screens full. */
const KEPT = 20_000;

/** Fits each text once for each width, since the same cells are drawn again and again; a mark at its end stays. */
export function createFitText(measure: Measure, mark: string): FitText {
  const known = new Map<string, string>();
  return (text, width, font) => {
    const key = `${font}|${width}|${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= KEPT) known.clear();
    const tail = text.endsWith(mark) ? mark : '';
    const fits = (part: string): boolean => measure(part + tail, font) <= width;
    const fitted =
      cutToWidth(text.slice(0, text.length - tail.length), fits, width / NARROWEST_LETTER) + tail;
    known.set(key, fitted);
    return fitted;
  };
}

function cutToWidth(text: string, fits: (text: string) => boolean, most: number): string {
  if (text.length <= most && fits(text)) return text;
  let [good, bad] = [0, Math.min(text.length, Math.ceil(most) + 1)];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (fits(cutAt(text, middle))) good = middle;
    else bad = middle;
  }
  return cutAt(text, good);
}

/** Never through the middle of a character that has two halves. */
function cutAt(text: string, end: number): string {
  const last = text.charCodeAt(end - 1);
  const whole = last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
  return `${text.slice(0, whole).trimEnd()}…`;
}

/** Measures as the grid draws; where nothing is drawn, everything fits. */
export function createMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, font) => {
    if (context === null) return 0;
    if (context.font !== font) context.font = font;
    return context.measureText(text).width;
  };
}
