import { PRODUCT_FIELDS } from '../../../shared/model/cell-rules.ts';
import { templateName } from '../../../shared/model/template-name.ts';

const SINGLE = /(?<!\{)\{\s*(\w+)((?:\.\w+)*(?:\s*\|[^{}]*)?)\s*\}(?!\})/gu;
const NAMES: ReadonlySet<string> = new Set(PRODUCT_FIELDS.map(templateName));

/** A field in single braces, which a template writes as they are. */
type SingleBraces = {
  /** The first as it stands there, and as it is meant. */
  readonly written: string;
  readonly meant: string;
  /** The template with all of them doubled. */
  readonly mended: string;
};

/** `null` where no field stands in single braces. */
export function findSingleBraces(template: string): SingleBraces | null {
  const first = [...template.matchAll(SINGLE)].find(([, name]) => isField(name));
  if (first === undefined) return null;
  const [written, name, rest] = first;
  const mended = template.replaceAll(SINGLE, (all: string, each: string, more: string) =>
    isField(each) ? double(each, more) : all,
  );
  return { written, meant: double(name, rest), mended };
}

function isField(name = ''): boolean {
  return NAMES.has(name.toLowerCase());
}

function double(name = '', rest = ''): string {
  return `{{ ${name.toLowerCase()}${rest.trimEnd()} }}`;
}
