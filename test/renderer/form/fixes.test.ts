import { expect, test } from 'vitest';
import { findFix } from '../../../src/renderer/features/form/fixes.ts';
import {
  checkEverywhere,
  nextProblem,
  reuseUnchanged,
  sayIssue,
} from '../../../src/renderer/features/form/form-issues.ts';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import { aTarget, fieldsOf } from './form-helpers.ts';

const NO_FACTS = { skuUse: [], uploads: [] };
const jani = aTarget('jani');
const journeybee = aTarget('journeybee', { accountCurrency: 'USD' });

/** The issues of a product, and what is left of them once each offered repair was made. */
function mend(fields: ProductFields, targets = [jani, journeybee]) {
  const { byField } = checkEverywhere(fields, targets, NO_FACTS);
  const fixes = Object.values(byField)
    .flat()
    .flatMap((issue) => findFix(issue, fields, 'EUR') ?? []);
  const mended = fixes.reduce((now, fix) => ('patch' in fix ? { ...now, ...fix.patch } : now), fields);
  return { fixes: fixes.map(({ label }) => label), mended };
}

test('a type that is missing is set to standard', () => {
  const { fixes, mended } = mend(fieldsOf({ type: '' }));
  expect(fixes).toContain('Use standard');
  expect(mended.type).toBe('standard');
});

test('a price with too many decimals is rounded for its currency', () => {
  const { fixes, mended } = mend(fieldsOf({ price: '10.005', currency: 'USD' }));
  expect(fixes).toEqual(['Round to 10.01']);
  expect(mended.price).toBe('10.01');
});

test.each([
  ['EURO', 'EUR'],
  ['€', 'EUR'],
  ['eur', 'EUR'],
  ['US$', 'USD'],
  ['DOLLAR', 'USD'],
  ['£', 'GBP'],
  ['POUND', 'GBP'],
])('the currency %s is offered as %s, also where the remote knows only another', (currency, code) => {
  expect(mend(fieldsOf({ price: '45', currency })).mended.currency).toBe(code);
});

test.each(['EUR', '$', 'KR', 'QQQ', 'C'])('for the currency %s no other one is offered', (currency) => {
  expect(mend(fieldsOf({ price: '45', currency })).fixes).toEqual([]);
});

test('a missing currency becomes the catalog’s where every remote takes it', () => {
  const euros = aTarget('journeybee', { currencies: { EUR: '5f0c' } });
  expect(mend(fieldsOf({ price: '1', currency: null }), [euros]).fixes).toEqual(['Use EUR']);
  expect(mend(fieldsOf({ price: '1', currency: null }), [journeybee]).fixes).toEqual([]);
});

test('an image address without encryption gets https', () => {
  const { mended } = mend(fieldsOf({ imageUrl: 'http://shop.example/a.png' }));
  expect(mended.imageUrl).toBe('https://shop.example/a.png');
});

test('a number that would arrive changed is put in quotes', () => {
  const { mended } = mend(fieldsOf({ customData: '{"ean": 12345678901234567890}' }));
  expect(mended.customData).toBe('{"ean": "12345678901234567890"}');
});

test('text that is too long is shortened to the tightest limit, whole characters only', () => {
  const short = aTarget('jani', {}, { name: 5 });
  const { fixes, mended } = mend(fieldsOf({ name: 'Tea 🫖🫖🫖' }), [short]);
  expect(fixes).toEqual(['Shorten to 5']);
  expect(mended.name).toBe('Tea 🫖');
});

test('one sentence that two remotes share stands there once, with both names', () => {
  const other = { ...journeybee, remote: { ...journeybee.remote, id: 9, name: 'Second' } };
  const { byField } = checkEverywhere(fieldsOf({ price: 'ten' }), [journeybee, other], NO_FACTS);
  expect(byField.price).toHaveLength(1);
  expect(byField.price?.[0]?.remotes.map(({ remote }) => remote.name)).toEqual(['JourneyBee', 'Second']);
});

test('a sentence names the remote as the person calls it, once', () => {
  const renamed = { ...journeybee, remote: { ...journeybee.remote, name: 'Portal' } };
  const said = (fields: ProductFields, targets = [renamed]) =>
    Object.values(checkEverywhere(fields, targets, NO_FACTS).byField)
      .flat()
      .map(sayIssue);
  expect(said(fieldsOf({ price: null }))).toEqual(['Portal needs a price. Type 0 if it is free.']);
  expect(said(fieldsOf({ price: '1', currency: 'GBP' }))[0]).toMatch(/^Portal’s id for GBP is not known/);
  expect(said(fieldsOf({ price: '1', currency: null }))).toEqual([
    'Portal: The price has no currency. Choose one.',
  ]);
  expect(said(fieldsOf({ name: '', price: '1', currency: 'USD' }), [jani, renamed])[0]).toBe(
    'Jani, Portal: needs a name.',
  );
});

test('a SKU that was sent to the same account is a problem there and nowhere else', () => {
  const use = [{ id: 3, name: 'Old mug', accountIds: [journeybee.remote.accountId] }];
  const { byField, verdicts } = checkEverywhere(
    fieldsOf({ sku: 'MUG', price: '1', currency: 'USD' }),
    [jani, journeybee],
    { ...NO_FACTS, skuUse: use },
  );
  expect(byField.sku?.find(({ code }) => code === 'sku-taken')?.remotes).toEqual([journeybee]);
  expect(verdicts.map(({ problems }) => problems)).toEqual([0, 1]);
});

test('a field whose issues stayed the same keeps its very list, so that nothing repaints', () => {
  const before = checkEverywhere(fieldsOf({ type: '' }), [jani], NO_FACTS).byField;
  const after = checkEverywhere(fieldsOf({ type: '', name: '' }), [jani], NO_FACTS).byField;
  const reused = reuseUnchanged(before, after);
  expect(reused.type).toBe(before.type);
  expect(reused.name).toBe(after.name);
});

test('the next problem goes round the form in its order', () => {
  const { byField } = checkEverywhere(fieldsOf({ name: '', type: '' }), [jani], NO_FACTS);
  expect(nextProblem(byField, null)).toBe('name');
  expect(nextProblem(byField, 'name')).toBe('type');
  expect(nextProblem(byField, 'customData')).toBe('name');
  expect(nextProblem({}, null)).toBeNull();
});

const LOCAL = `local-image:${'0'.repeat(64)}.png/mug.png`;

test('a file that no remote can open leads to where it is said where images go', () => {
  const [issue] = checkEverywhere(fieldsOf({ imageUrl: LOCAL }), [jani], NO_FACTS).byField.imageUrl ?? [];
  expect(issue && findFix(issue, fieldsOf({ imageUrl: LOCAL }), 'EUR')).toEqual({
    label: 'Choose where images go…',
    imagesOf: jani.remote.id,
  });
});

test('a published file whose address has no https offers nothing: its address is the place’s', () => {
  const at = { ...jani, remote: { ...jani.remote, settings: { ...jani.remote.settings, imagePlaceId: 3 } } };
  const url = 'http://images.example.com/mug.png';
  const upload = { placeId: 3, file: `${'0'.repeat(64)}.png`, state: 'done', url } as const;
  const uploads = [{ ...upload, detail: null, nextAt: null, checkedAt: 1 }];
  const fields = fieldsOf({ imageUrl: LOCAL });
  const [issue] = checkEverywhere(fields, [at], { ...NO_FACTS, uploads }).byField.imageUrl ?? [];
  expect(issue?.code).toBe('url-not-https');
  expect(issue && findFix(issue, fields, 'EUR')).toBeNull();
});
