import DOMPurify from 'dompurify';
import { t } from '../../i18n/t.ts';

/** Tags that say what a text is; how it looks belongs to the shop. */
const TAGS =
  'p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd strong b em i u s sub sup small mark blockquote q cite code pre kbd abbr table caption thead tbody tfoot tr th td a img figure figcaption div';
const ATTRIBUTES = 'href title src alt width height colspan rowspan scope lang dir start';

export type CleanedHtml = {
  readonly html: string;
  /** What is not on the list and goes, the commonest first. */
  readonly gone: readonly Gone[];
};

/** `<script>`, or an attribute such as `style`. */
export type Gone = { readonly what: string; readonly count: number };

/** Cleans HTML by an allow-list. The result is parsed and written anew; where nothing goes, it is the text as it was. */
export function cleanHtml(html: string): CleanedHtml {
  const cleaned = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS.split(' '),
    ALLOWED_ATTR: ATTRIBUTES.split(' '),
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
  const names = DOMPurify.removed.map(nameRemoved).filter((what) => what !== null);
  const gone = countGone(names.filter((what) => !isWrapping(what, html)));
  return gone.length === 0 ? { html, gone } : { html: cleaned, gone };
}

type Removed = (typeof DOMPurify.removed)[number];

function nameRemoved(removed: Removed): string | null {
  if ('attribute' in removed) return removed.attribute?.name ?? null;
  const { nodeName, nodeType } = removed.element;
  if (nodeType === Node.COMMENT_NODE) return t`comment`;
  return nodeType === Node.ELEMENT_NODE ? `<${nodeName.toLowerCase()}>` : null;
}

/** The page that every text is parsed into: where the person wrote none of it, none of it goes. */
function isWrapping(what: string, html: string): boolean {
  return ['<html>', '<head>', '<body>'].includes(what) && !html.toLowerCase().includes(what.slice(0, -1));
}

/** Counts alike things, the commonest first. */
export function countGone(names: readonly string[]): readonly Gone[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([what, count]) => ({ what, count }))
    .toSorted((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
}

/** `3 × <span>, style, 2 × class`. */
export function sayGone(gone: readonly Gone[]): string {
  return gone.map(({ what, count }) => (count === 1 ? what : `${count} × ${what}`)).join(', ');
}
