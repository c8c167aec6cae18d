import { parseInert } from '../../../bridge/inert-html.ts';
import { type CopiedTable, type FieldTable, readHtmlTable, readOurFields, writeHtml } from './table-html.ts';
import { readTsv, writeTsv } from './table-text.ts';

/**
 * Reads a paste: a table of our own, one from Google Sheets, else the text, which spreadsheets write with every space. A table that
 * comes without text is read from its HTML.
 */
export function readPasted(data: DataTransfer): FieldTable | null {
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  const page = html === '' ? null : parseInert(html);
  const ours = page && readOurFields(page);
  if (page !== null && ours) return withFields(readHtmlTable(page), ours);
  const isSheets = /<(?:google-sheets-html-origin|table[^>]*data-sheets)/i.test(html);
  if (page !== null && (isSheets || text === '')) {
    const table = readHtmlTable(page);
    if (table !== null) return withFields(table, []);
  }
  return text === '' ? null : withFields(readTsv(text), []);
}

function withFields(table: CopiedTable | null, fields: FieldTable['fields']): FieldTable | null {
  return table === null || table.length === 0 ? null : { table, fields };
}

/** Puts a table on the clipboard, by way of the copy event, which needs no permission: this window has none. */
export function giveTable(shown: readonly (readonly string[])[], exact: FieldTable): boolean {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', writeTsv(shown));
    event.clipboardData?.setData('text/html', writeHtml(exact));
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('copy', give, { once: true, capture: true });
  const given = document.execCommand('copy'); // deprecated, and the only way without a permission
  window.removeEventListener('copy', give, { capture: true });
  return given;
}
