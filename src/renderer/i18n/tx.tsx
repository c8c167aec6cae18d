import { Fragment, type ReactNode } from 'react';
import { t } from './t.ts';

/** Stands for an element while the sentence around it is translated: characters that no text has. */
const FIRST_MARK = 0xe000;

/** A sentence with elements in it, each where the language wants it. */
export function tx(strings: TemplateStringsArray, ...elements: readonly ReactNode[]): ReactNode {
  const said = t(strings, ...elements.map((_, at) => String.fromCodePoint(FIRST_MARK + at)));
  return said.split(/([\uE000-\uE0FF])/).map((part, at) => (
    // A sentence never changes the order of its parts.
    <Fragment key={at}>{at % 2 === 0 ? part : elements[part.charCodeAt(0) - FIRST_MARK]}</Fragment>
  ));
}
