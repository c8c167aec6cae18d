import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createDraftJournal } from '../../../src/main/app/draft-journal.ts';
import type { Operation } from '../../../src/shared/contract/api.ts';
import { failure, type Result, success } from '../../../src/shared/contract/result.ts';
import { newProductFields } from '../../../src/shared/model/new-product.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const ID = '0197c1a0-0000-7000-8000-000000000001';
const OTHER = '0197c1a0-0000-7000-8000-000000000002';

/** A journal whose writer answers when the test says so, in the order in which it was asked; the readers know of no draft. */
function startByHand() {
  const path = join(temporaryFolder(), 'drafts.journal');
  const asked: { readonly operation: Operation; readonly answer: (result: Result<unknown>) => void }[] = [];
  const journal = createDraftJournal(
    path,
    (operation) =>
      operation === 'drafts.list'
        ? Promise.resolve(success([]))
        : new Promise((answer) => asked.push({ operation, answer })),
    (_, cause) => expect.unreachable(String(cause)),
  );
  const answer = async (operation: Operation, result: Result<unknown> = success(null)) => {
    await expect.poll(() => asked[0]?.operation).toBe(operation);
    asked.shift()?.answer(result);
  };
  const keep = (name: string, id = ID) =>
    journal.call('drafts.keep', {
      id,
      productId: null,
      baseVersion: 0,
      fields: { ...newProductFields('CHF'), name },
    });
  return { path, journal, asked, answer, keep, lines: () => readFileSync(path, 'utf8') };
}

describe('what stands beside a catalog', () => {
  it('is gone before anything is written, also after other writing that waited', async () => {
    const { journal, asked, answer, keep, lines } = startByHand();
    await keep('First');
    const applied = journal.call('previews.apply', {});
    const second = keep('Second', OTHER);
    const discarded = journal.call('drafts.discard', { id: OTHER });
    await answer('drafts.keep');
    await answer('previews.apply');
    await applied;
    // The writer is still busy.
    await second;
    expect(lines()).toContain('Second');
    expect(asked.map(({ operation }) => operation)).toEqual(['drafts.keep']);
    await answer('drafts.keep');
    await expect.poll(() => asked[0]?.operation).toBe('drafts.discard');
    expect(lines()).toBe('');
    await answer('drafts.discard');
    await discarded;
    await journal.close();
  });

  it('stays there where the catalog refused it, and is tried again before anything is written', async () => {
    const { path, journal, answer, keep, lines } = startByHand();
    await keep('Refused');
    await answer('drafts.keep', failure('disk-full', 'The disk is full.'));
    expect((await journal.call('drafts.list', {})).ok && lines()).toContain('Refused');
    expect(await journal.call('drafts.list', {})).toMatchObject({
      value: [{ fields: { name: 'Refused' } }],
    });
    const discarded = journal.call('drafts.discard', { id: ID });
    await answer('drafts.keep');
    await answer('drafts.discard');
    await discarded;
    expect(lines()).toBe('');
    await journal.close();
    expect(existsSync(path)).toBe(false);
  });

  it('is over with a newer one, and with its product', async () => {
    const { journal, answer, keep, lines } = startByHand();
    await keep('Refused');
    await answer('drafts.keep', failure('disk-full', 'The disk is full.'));
    const newer = keep('Newer');
    await answer('drafts.keep');
    await newer;
    await expect.poll(lines).toBe('');
    await keep('Of a product that is gone');
    await answer('drafts.keep', failure('not-found', 'This product is not in this catalog.'));
    await expect.poll(lines).toBe('');
    await journal.close();
  });

  it('is left for the next time where the catalog closes without it', async () => {
    const { journal, answer, keep, lines } = startByHand();
    await keep('Refused');
    await answer('drafts.keep', failure('no-catalog', 'The catalog was closed.'));
    await journal.close();
    expect(lines()).toContain('Refused');
  });
});

it.skipIf(process.platform === 'win32')(
  'on a disk that is full, what stands there already is taken out again',
  () => {
    const path = join(temporaryFolder(), 'drafts.journal');
    const program = fileURLToPath(new URL('../../helpers/full-journal.ts', import.meta.url));
    const run = ['-c', 'ulimit -f 8; exec "$0" "$@"', process.execPath, program, path];
    expect(execFileSync('sh', run, { encoding: 'utf8' }).trim()).toBe('true false false');
    expect(readFileSync(path, 'utf8')).toBe('');
  },
);
