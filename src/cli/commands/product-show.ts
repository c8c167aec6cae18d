import type { Run } from '../command.ts';
import { failed } from '../command-failure.ts';
import { findProblems } from '../find-problems.ts';
import { toProductRow } from '../product-rows.ts';
import { readWholeNumber } from '../read-number.ts';
import { toRow } from '../submission-rows.ts';
import { plainText } from '../table.ts';

export const showProduct: Run = async ({ given, withCore }) => {
  const id = readWholeNumber(given.operands[0] ?? '', 'ID');
  return await withCore(async (core) => {
    const product = await core.call('products.get', { id });
    if (product === null) throw failed('not-found', `There is no product ${id} in this catalog.`);
    const { lanes } = await core.call('sending.status', {});
    const listed = await core.call('sending.list', { product: id, limit: 1000 });
    const submissions = listed.map((row) => toRow(row, lanes));
    const problems = await findProblems(core, id);
    const row = { ...toProductRow(product), inTrash: product.trashedAt !== null };
    const lines = Object.entries(row).map(
      ([name, value]) => `${name.padEnd(14)} ${plainText(String(value ?? '–'))}`,
    );
    const stands = submissions.map(
      ({ remote, state, message }) => `${remote}: ${state}. ${plainText(message)}`,
    );
    const wrong = problems.map(
      ({ remote, field, message }) => `Problem for ${remote}: ${field}. ${plainText(message)}`,
    );
    const text = [
      ...lines,
      ...(wrong.length === 0 ? [] : ['', ...wrong]),
      ...(stands.length === 0 ? [] : ['', ...stands]),
    ].join('\n');
    return { exit: 0, json: { ...row, problems, submissions }, text };
  });
};
