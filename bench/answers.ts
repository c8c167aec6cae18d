import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { Output } from '../src/shared/contract/api.ts';
import { EVERY_PRODUCT } from '../src/shared/model/every-product.ts';
import type { Condition } from '../src/shared/model/filter.ts';
import type { ListQuery, Scope, SortField } from '../src/shared/model/query.ts';
import { type Ask, askOf } from './lib/ask.ts';
import { askWhile, type Question } from './lib/ask-while.ts';
import { type BenchCatalog, copyCatalog, createdAt } from './lib/catalog.ts';
import { type Work, writeMs } from './lib/compare.ts';
import { paste, preview, previewAnew } from './lib/edits.ts';
import { BY_NAME, OF_WORKSHOP } from './lib/lists.ts';
import { openWorkers } from './lib/workers.ts';

const ROUNDS = 5;
const MOST = 100_000;
const PASTED = 20_000;
const PAGE = 100;

type LongWork = { readonly name: string; readonly before?: Work; readonly work: Work };

/** While the program's workers are busy with something long, the window asks for other things: how long each answer takes. */
export async function benchAnswers({ folder, size }: BenchCatalog): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'offshelf-answers-'));
  copyCatalog(folder, root);
  const workers = await openWorkers(root);
  const ask = askOf(workers);
  const questions = await createQuestions(ask);
  const rows: string[] = [];
  for (const { name, ...long } of [...lists(ask), ...edits(ask, size)]) {
    const { took, waits, main } = await askWhile(questions, { ...long, rounds: ROUNDS });
    const { read, kept } = waits;
    const cells = [took, read.p99, read.longest, kept.p99, kept.longest, main].map(writeMs);
    rows.push(`| ${[name, ...cells, read.answers + kept.answers].join(' | ')} |`);
  }
  await workers.close();
  rmSync(root, { recursive: true });
  return [
    '| meanwhile | takes, ms | page or product, p99 | longest | draft kept, p99 | longest | main thread | answers |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** A page of the list or a product, which are read, and a form's keystrokes, which are written to the disk. */
async function createQuestions(ask: Ask): Promise<Record<'read' | 'kept', Question>> {
  // Under a ticket, as the list that a window shows.
  const { id, total } = await ask('products.list', { ...BY_NAME, ticket: 'shown' });
  const anywhere = (n: number, below: number) => (n * 7919) % Math.max(1, below);
  const page = (n: number) =>
    ask('products.page', { snapshot: id, from: anywhere(n, total - PAGE), count: PAGE });
  const { fields, version } = await getProduct(ask, 1);
  const draft = { id: randomUUID(), productId: 1, baseVersion: version };
  return {
    read: {
      every: 4,
      ask: (n) => (n % 2 === 0 ? page(n) : ask('products.get', { id: 1 + anywhere(n, total) })),
    },
    kept: {
      every: 16,
      ask: (n) => ask('drafts.keep', { ...draft, fields: { ...fields, name: `Typed ${n}` } }),
    },
  };
}

async function getProduct(ask: Ask, id: number): Promise<NonNullable<Output<'products.get'>>> {
  const product = await ask('products.get', { id });
  if (product === null) throw new Error(`the catalog has no product ${id}`);
  return product;
}

/** Lists that look at every product, and the window's searches. */
function lists(ask: Ask): readonly LongWork[] {
  const by = (...fields: readonly SortField[]) => ({
    sorts: fields.map((field) => ({ field, direction: 'asc' as const })),
  });
  const only = (condition: Condition) => ({ filter: { match: 'all' as const, conditions: [condition] } });
  const build = (name: string, query: Partial<ListQuery>): LongWork => ({
    name,
    work: () => ask('products.list', { ...BY_NAME, ...query }),
  });
  const search = (text: string, descriptions: boolean) => ({ search: text, descriptions });
  return [
    { name: 'nothing', work: () => pass(1000) },
    build('all by SKU', by('sku')),
    build('all of “enamel”, by name', search('enamel', false)),
    build('“workshop” in descriptions too, by name', search('workshop', true)),
    build(
      'description shorter than 40, by name',
      only({ kind: 'length', field: 'description', test: 'shorter', than: 40 }),
    ),
    build('description contains “workshop”, any case, by name', { filter: OF_WORKSHOP }),
    build('same SKU as another product', only({ kind: 'same', field: 'sku', not: false })),
    build('all by status, price, name', by('status', 'price', 'name')),
    { name: 'the numbers of all views', work: () => ask('products.counts', {}) },
  ];
}

/** Bulk edits of the oldest products. */
function edits(ask: Ask, size: number): readonly LongWork[] {
  const count = Math.min(size, MOST);
  const pasted = Math.min(size, PASTED);
  let id = '';
  let round = 0;
  let scope: Scope = { kind: 'ids', ids: [1] };
  // Lists that nobody looks at are forgotten after a while.
  const begin = async () => {
    const list = await ask('products.list', { ...olderThan(createdAt(count + 1)), ticket: 'edited' });
    scope = { kind: 'snapshot', snapshot: list.id };
  };
  const prepare = async () => {
    await begin();
    id = await previewAnew(ask, scope);
  };
  const words = `a word in ${count.toLocaleString('en')} descriptions`;
  return [
    {
      name: `preview: ${words}`,
      before: async () => {
        await ask('previews.close', { id: await previewAnew(ask, scope) });
        await begin();
      },
      work: () => preview(ask, scope),
    },
    { name: `Apply: ${words}`, before: prepare, work: () => ask('previews.apply', { id }) },
    {
      name: 'its undo',
      before: async () => {
        await prepare();
        await ask('previews.apply', { id });
      },
      work: () => ask('changes.undo', { onLaterEdits: 'ask' }),
    },
    {
      name: `paste ${pasted.toLocaleString('en')} × 3`,
      work: () => {
        round += 1;
        return paste(ask, pasted, round);
      },
    },
  ];
}

function olderThan(at: number): ListQuery {
  return {
    ...EVERY_PRODUCT,
    filter: { match: 'all', conditions: [{ kind: 'time', field: 'created', test: 'before', at }] },
  };
}
