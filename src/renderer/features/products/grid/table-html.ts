import type { CellValue } from '../../../../shared/model/cell.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import { isField } from '../../../ui/left-out.ts';

/** A table that was copied; `null` is a cell that is not set, which only our own tables tell. */
export type CopiedTable = readonly (readonly CellValue[])[];

/** A table and the field that each of its columns comes from; `null` where nobody knows. */
export type FieldTable = {
  readonly table: CopiedTable;
  readonly fields: readonly (ProductField | null)[];
};

const OURS = 'data-offshelf-fields';
const NO_FIELD = '-';
const TEXT = 'data-text';

/**
 * Writes a table for programs that take HTML. What is shown there loses spaces and line ends, so each cell also carries
 * its exact text, and whether it is not set, for when it comes back to us.
 */
export function writeHtml({ table, fields }: FieldTable): string {
  const rows = table.map((row) => `<tr>${row.map(writeCell).join('')}</tr>`);
  const names = fields.map((field) => field ?? NO_FIELD).join(' ');
  return `<table ${OURS}="${names}"><tbody>${rows.join('')}</tbody></table>`;
}

function writeCell(value: CellValue): string {
  if (value === null) return '<td></td>';
  const shown = escapeHtml(value).replaceAll(/\r\n|\r|\n/g, '<br>');
  return `<td ${TEXT}="${escapeHtml(value).replaceAll('\r', '&#13;').replaceAll('\n', '&#10;')}">${shown}</td>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The first table of a page that was parsed into a detached document; `null` where it has none. */
export function readHtmlTable(page: Document): CopiedTable | null {
  const table = page.querySelector('table');
  if (table === null) return null;
  const exact = table.hasAttribute(OURS);
  const rows = [...table.querySelectorAll('tr')].map((row) => [
    ...row.querySelectorAll<HTMLTableCellElement>('td, th'),
  ]);
  if (rows.length === 0) return null;
  if (exact) return rows.map((cells) => cells.map((cell) => cell.getAttribute(TEXT)));
  return spread(rows);
}

/** The fields of a table that this program has copied, which tells more than the text beside it; `null` for any other. */
export function readOurFields(page: Document): FieldTable['fields'] | null {
  const names = page.querySelector('table')?.getAttribute(OURS);
  return names?.split(' ').map((name) => (isField(name) ? name : null)) ?? null;
}

/** A merged cell stands for as many cells as it covers, to the right and below; all but the first are empty. */
function spread(rows: readonly (readonly HTMLTableCellElement[])[]): CopiedTable {
  /** In how many rows from here on each column is covered from above. */
  const covered: number[] = [];
  return rows.map((cells) => {
    const line: string[] = [];
    const pass = () => {
      while ((covered[line.length] ?? 0) > 0) {
        covered[line.length] = (covered[line.length] ?? 0) - 1;
        line.push('');
      }
    };
    for (const cell of cells) {
      pass();
      for (let n = 0; n < spanOf(cell.colSpan); n += 1) {
        covered[line.length] = spanOf(cell.rowSpan) - 1;
        line.push(n === 0 ? readShown(cell) : '');
      }
    }
    pass();
    return line;
  });
}

function spanOf(span: number): number {
  return Math.min(1000, Math.max(1, span || 1));
}

/** The text of a cell as a browser shows it: white space is one space, `<br>` and blocks are line ends. */
function readShown(cell: Element): string {
  return readNodes(cell)
    .replaceAll(/[\t\n\f\r ]+/g, ' ')
    .replaceAll(/ ?\u2028 ?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/^ | $/g, '');
}

/** Stands for a line end until the other white space is put together. */
const LINE_END = '\u2028';

function readNodes(parent: Node): string {
  return [...parent.childNodes]
    .map((node) => {
      if (node.nodeName === 'BR') return LINE_END;
      if (node.nodeType === 3) return node.textContent ?? '';
      const block = /^(?:P|DIV|LI)$/.test(node.nodeName) && node.nextSibling !== null;
      return readNodes(node) + (block ? LINE_END : '');
    })
    .join('');
}
