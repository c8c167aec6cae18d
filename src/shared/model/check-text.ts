import { countCharacters } from '../count-characters.ts';
import { isRuleInUse, ruleText, type Target, translateWord } from './field-rule.ts';
import { FIELD_WORDS } from './field-words.ts';
import type { Issue } from './issue.ts';
import { readLocalImage } from './local-image.ts';
import type { ProductFields } from './product.ts';
import type { FieldRule } from './profile.ts';
import type { PublishedImage } from './published-image.ts';

/** What an address of an image looks like; group 1 is the scheme. The host may be a name or an IPv6 address. */
const WEB_ADDRESS =
  /^(https?):\/\/(?:[^\s/?#@\\]+@)?(?:\[[\da-f:.]+\]|[^\s/?#@:[\]\\]+)(?::\d{1,5})?(?:[/?#]\S*)?$/i;

/** Problems of one rule of the profile: the value is missing, too long, or a word that the remote does not know. */
export function checkRule(rule: FieldRule, fields: ProductFields, target: Target): readonly Issue[] {
  if (!isRuleInUse(rule, fields) || rule.transform.some(({ kind }) => kind === 'const')) return [];
  const text = ruleText(rule, fields);
  if (text.trim() === '') return rule.required ? [checkMissing(rule, fields, target)] : [];
  return [...checkLength(rule, text, target), ...checkWord(rule, text, target)];
}

/** Whether there is a text that `checkRule` finds a problem in. */
export function canRefuse({ required, maxLength, transform }: FieldRule): boolean {
  return required || maxLength !== undefined || transform.some(({ kind }) => kind === 'enum');
}

function checkMissing(rule: FieldRule, fields: ProductFields, { profile }: Target): Issue {
  const word = FIELD_WORDS[rule.from];
  const blank = (fields[rule.from] ?? '') !== '';
  const free = rule.from === 'price' ? ' Type 0 if it is free.' : '';
  const text = blank
    ? `The ${word} is only spaces; ${profile.name} needs one.`
    : `${profile.name} needs a ${word}.${free}`;
  return { level: 'problem', field: rule.from, code: blank ? 'blank' : 'required', text };
}

function checkLength({ from, maxLength }: FieldRule, text: string, { profile }: Target): readonly Issue[] {
  if (maxLength === undefined || text.length <= maxLength) return [];
  const length = countCharacters(text);
  if (length <= maxLength) return [];
  const sentence = `${profile.name} takes at most ${maxLength} characters here; this has ${length}. Shorten it.`;
  return [{ level: 'problem', field: from, code: 'too-long', text: sentence }];
}

function checkWord(rule: FieldRule, text: string, { profile, settings }: Target): readonly Issue[] {
  const transform = rule.transform.find(({ kind }) => kind === 'enum');
  if (transform?.kind !== 'enum' || translateWord(rule, transform, text, settings) !== undefined) return [];
  const known = Object.keys(transform.values).join(', ');
  const sentence = `${profile.name} does not know the ${FIELD_WORDS[rule.from]} “${text}”. It knows ${known}.`;
  return [{ level: 'problem', field: rule.from, code: 'word-unknown-there', text: sentence }];
}

/** Problems of an image: a remote needs a web address that it can open. A file has one once it is published. */
export function checkImage(imageUrl: string, published: PublishedImage | undefined): readonly Issue[] {
  const address = imageUrl.trim();
  if (address === '') return [];
  if (readLocalImage(address) === null) return checkImageUrl(address);
  if (imageUrl !== imageUrl.trimStart()) return [SPACES_BEFORE];
  if (published === undefined) return [NOT_UPLOADED];
  if (published.state === 'done') return checkImageUrl(published.url);
  if (published.state === 'waiting') return [WAITS];
  const text = `The image could not be published. ${published.detail}`;
  return [{ level: 'problem', field: 'imageUrl', code: 'image-upload-failed', text }];
}

/** Problems of a web address of an image. */
export function checkImageUrl(address: string): readonly Issue[] {
  const scheme = WEB_ADDRESS.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    const text = /^https?:/i.test(address)
      ? 'The image address is no web address. Look for spaces and a missing name after the //.'
      : 'The image address must start with https:// (or http://).';
    return [{ level: 'problem', field: 'imageUrl', code: 'not-a-url', text }];
  }
  if (scheme === 'https') return [];
  const text = 'The image address starts with http://. Many pages show no image unless it is https://.';
  return [{ level: 'hint', field: 'imageUrl', code: 'url-not-https', text }];
}

const NOT_UPLOADED: Issue = {
  level: 'problem',
  field: 'imageUrl',
  code: 'image-not-uploaded',
  text: 'This image is only on this computer. A remote needs a public web address: choose where its images go.',
};

/** Nobody who looks for the products of a file would find it. */
const SPACES_BEFORE: Issue = {
  level: 'problem',
  field: 'imageUrl',
  code: 'not-a-url',
  text: 'There are spaces before the name of this image file. Choose the image again.',
};

const WAITS: Issue = {
  level: 'hint',
  field: 'imageUrl',
  code: 'image-waits',
  text: 'This image is published first. The product is sent as soon as its address can be opened.',
};
