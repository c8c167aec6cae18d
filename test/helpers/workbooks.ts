import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A part of an archive. What is said beside the content makes the archive a lie. */
export type Part = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly unpacked?: number;
  readonly packed?: Uint8Array;
  /** Stands on top of the part before it. */
  readonly overlaps?: boolean;
};

/** A ZIP archive, byte by byte, so that it can be wrong in any way. */
export function zip(parts: readonly Part[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let last = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = Buffer.from(part.packed ?? deflateRawSync(content));
    const name = Buffer.from(part.name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(part.unpacked ?? content.length, 8);
    const begin = part.overlaps === true ? last : at;
    const header = Buffer.concat([bytes('504b0304 1400 0000 0800 0000 0000'), sizes, lengths(name), name]);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(begin);
    directory.push(
      Buffer.concat([bytes('504b0102 1400 1400 0000 0800 0000 0000'), sizes, lengths(name)]),
      bytes('0000 0000 0000 00000000'),
      place,
      name,
    );
    last = begin;
    if (part.overlaps === true) continue;
    chunks.push(header, packed);
    at += header.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...chunks, ...directory, end]);
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

/** Of the name, and of what stands behind it: nothing. */
function lengths(name: Buffer): Buffer {
  const both = Buffer.alloc(4);
  both.writeUInt16LE(name.length);
  return both;
}

/** The text of a part of an archive, by its directory. */
export function unpackPart(archive: Buffer, name: string): string {
  const named = archive.lastIndexOf(name) - 46;
  const at = archive.readUInt32LE(named + 42);
  const data = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  return inflateRawSync(archive.subarray(data, data + archive.readUInt32LE(named + 20))).toString('utf8');
}

const LINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const links = (...rows: readonly string[]): string => `<Relationships>${rows.join('')}</Relationships>`;
const link = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${LINK}/${type}" Target="${target}"/>`;

type Book = {
  /** What stands within `<sheetData>`. */
  readonly rows: string;
  readonly styles?: string;
  readonly strings?: string;
  readonly workbook?: string;
  readonly more?: readonly Part[];
};

/** The parts of a workbook of one sheet. */
export function workbookParts(book: Book): readonly Part[] {
  const sheets =
    book.workbook ?? '<workbook><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>';
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: links(link('rId1', 'officeDocument', 'xl/workbook.xml')) },
    { name: 'xl/workbook.xml', content: sheets },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: links(
        link('rId1', 'worksheet', 'worksheets/sheet1.xml'),
        link('rId2', 'styles', 'styles.xml'),
        link('rId3', 'sharedStrings', '/xl/sharedStrings.xml'),
      ),
    },
    { name: 'xl/styles.xml', content: `<styleSheet>${book.styles ?? ''}</styleSheet>` },
    { name: 'xl/sharedStrings.xml', content: `<sst>${book.strings ?? ''}</sst>` },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<?xml version="1.0"?><worksheet><sheetData>${book.rows}</sheetData></worksheet>`,
    },
    ...(book.more ?? []),
  ];
}

export function workbook(book: Book): Uint8Array {
  return zip(workbookParts(book));
}

/** A row of texts. */
export function textRow(...texts: readonly string[]): string {
  return `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
}
