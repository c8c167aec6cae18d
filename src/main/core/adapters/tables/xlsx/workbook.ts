import type { TableWarning } from '../../../../../shared/model/table-file.ts';
import { type CallOff, TableRefusal } from '../../../domain/ports/table-files.ts';
import type { Bytes } from '../bytes.ts';
import { formatOfId, type NumberFormat, PLAIN, readFormat } from './number-format.ts';
import { refuseDamaged } from './refuse-workbook.ts';
import { attribute, createXmlScanner, type XmlHandlers } from './xml-scanner.ts';
import { readDirectory, type ZipDirectory, type ZipEntry } from './zip-directory.ts';
import { MOST_KEPT, readEntryText } from './zip-entry.ts';

export type Sheet = { readonly name: string; readonly isHidden: boolean; readonly entry: ZipEntry };
export type Workbook = {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  /** By the number of a cell's style. */
  readonly formats: readonly NumberFormat[];
  /** The texts that cells name by their number. */
  readonly strings: readonly string[];
  readonly warnings: readonly TableWarning[];
};
type Links = ReadonlyMap<string, { readonly part: string; readonly type: string }>;
type Named = { readonly name: string; readonly link: string; readonly isHidden: boolean };

/** Reads all of a workbook but its sheets. @throws TableRefusal */
export async function openWorkbook(bytes: Bytes, callOff: CallOff): Promise<Workbook> {
  const directory = await readDirectory(bytes);
  const read = async (part: string | undefined, handlers: XmlHandlers): Promise<void> => {
    const entry = part === undefined ? undefined : findPart(directory, part);
    if (entry === undefined) return;
    const scanner = createXmlScanner(handlers);
    for await (const { text } of readEntryText(bytes, entry, MOST_KEPT, callOff)) scanner.feed(text);
    if (!callOff.isOff()) scanner.end();
  };
  const main = await findMain(directory, read);
  const links = await readLinks(main, read);
  const { named, is1904 } = await readSheets(main, read);
  return {
    sheets: named.flatMap((sheet) => findSheet(sheet, links, directory)),
    is1904,
    formats: await readFormats(partOf(links, 'styles'), read),
    strings: await readStrings(partOf(links, 'sharedStrings'), read),
    warnings: warnOf(directory),
  };
}

type Read = (part: string | undefined, handlers: XmlHandlers) => Promise<void>;

async function findMain(directory: ZipDirectory, read: Read): Promise<string> {
  if (directory.has('content.xml') && directory.has('mimetype')) {
    throw new TableRefusal('unknown-format', 'This is an ODS workbook. Save it as .xlsx first.');
  }
  const main = partOf(await readLinks('', read), 'officeDocument');
  if (main === undefined || !directory.has('[content_types].xml')) {
    throw new TableRefusal('not-a-table', 'This is a packed folder (ZIP). Unpack it first.');
  }
  if (main.endsWith('.bin')) {
    throw new TableRefusal('unknown-format', 'This is a binary workbook (.xlsb). Save it as .xlsx first.');
  }
  if (findPart(directory, main) === undefined) throw refuseDamaged();
  return main;
}

function findPart(directory: ZipDirectory, part: string): ZipEntry | undefined {
  return directory.get(part.toLowerCase());
}

function partOf(links: Links, type: string): string | undefined {
  return [...links.values()].find((link) => link.type === type)?.part;
}

/** What a part is linked with, by the link's id. */
async function readLinks(part: string, read: Read): Promise<Links> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const links = new Map<string, { readonly part: string; readonly type: string }>();
  await read(`${folder}_rels/${part.slice(folder.length)}.rels`, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = attribute(attributes, 'Target') ?? '';
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '';
      links.set(attribute(attributes, 'Id') ?? '', { part: resolvePart(folder, target), type });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return links;
}

function resolvePart(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

async function readSheets(
  main: string,
  read: Read,
): Promise<{ readonly named: readonly Named[]; readonly is1904: boolean }> {
  const named: Named[] = [];
  let is1904 = false;
  let isWorkbook = false;
  await read(main, {
    open: (name, attributes) => {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      named.push({
        name: attribute(attributes, 'name') ?? '',
        link: attribute(attributes, '\\w+:id') ?? '',
        isHidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (isWorkbook) return { named, is1904 };
  throw new TableRefusal('not-a-table', 'This is no workbook. Choose a CSV, TSV, XLSX, JSON or JSONL file.');
}

/** Charts stand among the sheets too, and have no rows. */
function findSheet({ name, link, isHidden }: Named, links: Links, directory: ZipDirectory): readonly Sheet[] {
  const found = links.get(link);
  if (found?.type !== 'worksheet') return [];
  const entry = findPart(directory, found.part);
  if (entry === undefined) throw refuseDamaged();
  return [{ name, isHidden, entry }];
}

async function readFormats(part: string | undefined, read: Read): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let isInCells = false;
  await read(part, {
    open: (name, attributes) => {
      if (name === 'cellXfs') isInCells = true;
      const id = Number(attribute(attributes, 'numFmtId'));
      if (name === 'numFmt') codes.set(id, readFormat(attribute(attributes, 'formatCode') ?? ''));
      if (name === 'xf' && isInCells) formats.push(codes.get(id) ?? formatOfId(id));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
    text: () => undefined,
  });
  return formats.length === 0 ? [PLAIN] : formats;
}

async function readStrings(part: string | undefined, read: Read): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isSpoken = false;
  await read(part, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') isSpoken = true;
    },
    close: (name) => {
      if (name === 'si') strings.push(decodeEscapes(text));
      else if (name === 't') isText = false;
      else if (name === 'rPh') isSpoken = false;
    },
    text: (more) => {
      // How a Japanese text is spoken stands beside it.
      if (isText && !isSpoken) text += more;
    },
  });
  return strings;
}

/** Characters that XML does not have are written as `_x000D_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function warnOf(directory: ZipDirectory): readonly TableWarning[] {
  const names = [...directory.keys()];
  const hasMacros = names.some((name) => name.endsWith('vbaproject.bin'));
  const hasLinks = names.some((name) => name.includes('externallinks/'));
  return [
    ...(hasMacros ? [{ code: 'macros', message: 'Its macros are not run, and not read.' } as const] : []),
    ...(hasLinks
      ? [{ code: 'external-links', message: 'Its links to other files are not followed.' } as const]
      : []),
  ];
}
