import type { Run } from '../command.ts';
import { failed } from '../command-failure.ts';
import { findProblems } from '../find-problems.ts';
import { toProductRow } from '../product-rows.ts';
import { readWholeNumber } from '../read-number.ts';
import { asksPerson, type Row, readSubmissionsOf } from '../submission-rows.ts';
import { plainText } from '../table.ts';

export const showProduct: Run = async ({ given, withCore }) => {
  const id = readWholeNumber(given.operands[0] ?? '', 'ID');
  return await withCore(async (core) => {
    const product = await core.call('products.get', { id });
    if (product === null) throw failed('not-found', `There is no product ${id} in this catalog.`);
    const submissions = await readSubmissionsOf(core, id);
    const problems = await findProblems(core, id);
    const row = { ...toProductRow(product), inTrash: product.trashedAt !== null };
    const lines = Object.entries(row).map(
      ([name, value]) => `${name.padEnd(14)} ${plainText(String(value ?? '–'))}`,
    );
    const stands = submissions.flatMap(tellRow);
    const wrong = problems.map(({ remote, field, message }) =>
      plainText(`Problem for ${remote}: ${field}. ${message}`),
    );
    const text = [
      ...lines,
      ...(wrong.length === 0 ? [] : ['', ...wrong]),
      ...(stands.length === 0 ? [] : ['', ...stands]),
    ].join('\n');
    return { exit: 0, json: { ...row, problems, submissions }, text };
  });
};

/** Where it stands; what happened so far, too, where that is for the person to judge. */
function tellRow(row: Row): readonly string[] {
  const happened = asksPerson(row) ? (row.history ?? []) : [];
  return [
    `${row.remote}: ${row.state}. ${plainText(row.message)}`,
    ...happened.map(({ at, text }) => `  ${at}  ${plainText(text)}`),
  ];
}
