import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../../../src/main/core/domain/editing/template.ts';
import { BLANK_FIELDS } from '../../../../helpers/blank-fields.ts';

/** What is said about a template that can't be read. */
function say(template: string): string {
  try {
    readTemplate(template);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error(`${template} can be read`);
}

const LEAD = 'This template can not be read';
const TAGS = 'if, unless, case, assign, comment, raw';

describe('a template that can not be read', () => {
  it.each([
    ['a {{ name }', `${LEAD} (line 1, column 3). “{{ name }” is not closed. It ends with }}.`],
    ['{% if name', `${LEAD} (line 1, column 1). “{% if name” is not closed. It ends with %}.`],
    ['{% if name %}a', `${LEAD} (line 1, column 1). “if” has no end. Write {% endif %} where it ends.`],
    ['a\nb {{ name | titl }}', `${LEAD} (line 2, column 3). There is no filter “titl”. Did you mean title?`],
    [
      '{{ name | foo }}',
      `${LEAD} (line 1, column 1). There is no filter “foo”. There are upper, lower, title, replace, append and more.`,
    ],
    ['{% endif %}', `${LEAD} (line 1, column 1). “endif” has nothing before it that it belongs to.`],
    ['{% include "x" %}', `${LEAD} (line 1, column 1). There is no “include”. After {% comes ${TAGS}.`],
    ['{{ }}', `${LEAD} (line 1, column 4). Something is missing here. Write a field, such as {{ name }}.`],
    [
      '{{{ name }}}',
      `${LEAD} (line 1, column 3). “{ name” can not be read. Write a field, such as {{ name }}.`,
    ],
    ['{% %}', `${LEAD} (line 1, column 4). A word is missing. After {% comes ${TAGS}.`],
    ['{% assign x %}', `${LEAD} (line 1, column 12). Write it as {% assign size = "small" %}.`],
    [
      '{% if name = "a" %}{% endif %}',
      `${LEAD} (line 1, column 13). Filters come after |, and == compares two values.`,
    ],
    ['{{ name[ }}', `${LEAD} (line 1, column 9). The bracket “[” is not closed. Add “]”.`],
    [
      '{% if name %}{% else %}{% else %}{% endif %}',
      `${LEAD} (line 1, column 1). There are two “else” for one “if”. Take one out.`,
    ],
  ])('%s is said to be so, where, and what to do', (template, words) => {
    expect(say(template)).toBe(words);
  });

  it('says what a filter wants that has nothing to work with', () => {
    const write = readTemplate('{{ name | append }}');
    expect(write(MUG)).toEqual({
      kind: 'failed',
      message: 'The template failed (line 1, column 1). “append” needs a value after it, as in append: "…".',
    });
  });
});

const MUG = { name: 'Mug', ...BLANK_FIELDS };
