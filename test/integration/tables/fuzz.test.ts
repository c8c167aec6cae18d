import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { TableRefusal } from '../../../src/main/core/domain/ports/table-files.ts';
import { EXPORT_FORMATS } from '../../../src/shared/model/table-file.ts';
import { readTable, tables } from '../../helpers/tables.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { textRow, workbook } from '../../helpers/workbooks.ts';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

const ROWS = Array.from({ length: 30 }, (_, at) => [
  `sku ${at}`,
  `A "mug", ünï\n🎉 ${at}`,
  { json: '{"a":[1]}' },
]);

type Place = { readonly at: number; readonly byte: number; readonly drop: number };

/** Bytes that are changed, taken out or cut off at some places. */
const DAMAGE = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255), drop: fc.nat(40) }),
  { minLength: 1, maxLength: 4 },
);

function damage(whole: Uint8Array, places: readonly Place[]): Uint8Array {
  return places.reduce<Uint8Array>((bytes, { at, byte, drop }) => {
    const place = Math.floor(at * bytes.length);
    return Buffer.concat([bytes.subarray(0, place), Buffer.of(byte), bytes.subarray(place + drop)]);
  }, whole);
}

async function survives(name: string, whole: Uint8Array): Promise<void> {
  const path = join(folder, name);
  await fc.assert(
    fc.asyncProperty(DAMAGE, async (places) => {
      writeFileSync(path, damage(whole, places));
      try {
        await readTable({ path });
      } catch (error) {
        if (!(error instanceof TableRefusal)) throw error;
      }
    }),
    { numRuns: 150 },
  );
}

test.each(EXPORT_FORMATS)('a damaged file is read or refused in words, never a fault: %s', async (format) => {
  const path = join(folder, `whole.${format}`);
  await tables.write(path, { format, headings: ['sku', 'name', 'customData'], guard: true }, [ROWS]);
  await survives(`damaged.${format}`, readFileSync(path));
});

test('the same of a workbook with shared texts and styles', async () => {
  const rows = `${textRow('a', 'b')}<row><c t="s"><v>0</v></c><c s="1"><v>46348</v></c></row>`.repeat(20);
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const whole = workbook({ rows, styles, strings: '<si><t>x</t></si>' });
  expect(whole.length).toBeGreaterThan(500);
  await survives('damaged.xlsx', whole);
});
