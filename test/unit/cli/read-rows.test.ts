import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandFailure } from '../../../src/cli/command-failure.ts';
import { readProductFile } from '../../../src/cli/read-rows.ts';
import { newProductFields } from '../../../src/shared/model/new-product.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

function read(text: string) {
  const file = join(temporaryFolder(), 'products');
  writeFileSync(file, text);
  return readProductFile(file, newProductFields('EUR'));
}

async function messages(text: string): Promise<readonly string[]> {
  const error = (await read(text).catch((cause: unknown) => cause)) as CommandFailure; // nothing else is thrown here
  return (error.details['rows'] as { message: string }[]).map(({ message }) => message);
}

async function badLines(text: string): Promise<unknown> {
  const error = (await read(text).catch((cause: unknown) => cause)) as CommandFailure; // nothing else is thrown here
  return (error.details['rows'] as { line: number }[]).map(({ line }) => line);
}

const names = async (text: string) => (await read(text)).map(({ name }) => name);

describe('a product file', () => {
  it('may be lines, a list, one object over several lines, and begin with a byte order mark', async () => {
    expect(await names('{"name":"A"}\n\n{"name":"B"}\n')).toEqual(['A', 'B']);
    expect(await names('\uFEFF{"name":"A"}\r\n{"name":"B"}')).toEqual(['A', 'B']);
    expect(await names('[{"name":"A"},\n {"name":"B, [C] \\"D\\""}]\n')).toEqual(['A', 'B, [C] "D"']);
    expect(await names('{\n  "name": "A"\n}\n')).toEqual(['A']);
  });

  it('keeps the digits of numbers as they were written', async () => {
    const [product] = await read(
      '{"name":"A","price":10.00,"customData":{"id":12345678901234567890,"x":[1.50]}}',
    );
    expect(product?.price).toBe('10.00');
    expect(product?.customData).toBe('{"id":12345678901234567890,"x":[1.50]}');
  });

  it('names every bad row by its line', async () => {
    expect(
      await badLines('{"name":"A"}\n{"name":\n{"nam":"C"}\n{"name":"D","price":"1,234"}\n[]\n7\n'),
    ).toEqual([2, 3, 4, 5, 6]);
    expect(await badLines('[\n{"name":"A"},\n\n{"name":" "},\n{"name":"C","price":1e3}\n]')).toEqual([4, 5]);
    expect(await badLines('{"name":\n{"name":"B"}\n')).toEqual([1]);
  });

  it('names all that is wrong with a row', async () => {
    expect(await messages('{"id":14}\n{"name":"A","price":true,"sku":[],"customData":5,"type":7}')).toEqual([
      'there is no field “id”. Also: name is missing',
      'price must be a text or a number; sku must be a text or a number; customData must be a text or an object; type must be a text',
    ]);
    expect(await messages('{"nmae":"A","price":"1,234"}\n{"name":5,"status":"on"}')).toEqual([
      'there is no field “nmae”. Did you mean name? Also: the price “1,234” can be read in two ways: write 1.234 or 1234; name is missing',
      'name must be a text; status is one of active, draft, archived, not “on”',
    ]);
  });

  it('names a key that an object has twice', async () => {
    expect(await messages('{"name":"A","name":"B"}\n{"name":"C","customData":{"a":1,"a":2}}')).toEqual([
      '“name” is there twice: only the last one would count',
      '“customData.a” is there twice: only the last one would count',
    ]);
  });

  it('is refused where a list is not closed, has a comma too many or something behind it', async () => {
    expect(await badLines('[{"name":"A"}')).toEqual([1]);
    expect(await badLines('[{"name":"A"},\n]')).toEqual([2]);
    expect(await badLines('[{"name":"A"}]\n{"name":"B"}')).toEqual([1]);
    await expect(read('[]')).rejects.toThrow('There is no product in there.');
  });
});
