import type { Plugin } from 'vite';

/**
 * Writes characters beyond Latin-1 as escapes. V8 keeps the text of a program in two bytes for each of its characters as soon as
 * one of them needs two, in every thread anew.
 * @throws where an escape would mean something else
 */
export function oneByteText(): Plugin {
  return {
    name: 'one-byte-text',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk') chunk.code = escapeText(chunk.code);
        }
      },
    },
  };
}

function escapeText(code: string): string {
  const at = code.search(/\\[^\0-\xff]/);
  if (at >= 0) throw new Error(`an escaped character beyond Latin-1: ${code.slice(at - 40, at + 40)}`);
  return code.replaceAll(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
