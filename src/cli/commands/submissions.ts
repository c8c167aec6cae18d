import { SubmissionState } from '../../shared/model/submission.ts';
import type { Run } from '../command.ts';
import { wrongUsage } from '../command-failure.ts';
import { suggest } from '../nearest.ts';
import { asksPerson, ROW_COLUMNS, type Row, readSubmissions } from '../submission-rows.ts';
import { plainText, writeTable } from '../table.ts';

export const listSubmissions: Run = async ({ given, withCore }) => {
  const state = readState(given.text('state'));
  return await withCore(async (core) => {
    const rows = await readSubmissions(core, state);
    const text = () =>
      rows.length === 0
        ? 'There is no such submission.'
        : [writeTable(ROW_COLUMNS, rows), ...sayAsking(rows)].join('\n');
    return { exit: 0, json: rows, text };
  });
};

/** More are in the JSON: whoever settles by hand begins at the top. */
const MOST_TOLD = 50;

/** What is known of those that the person has to settle, which no table has room for. */
function sayAsking(rows: readonly Row[]): readonly string[] {
  const asking = rows.filter(asksPerson);
  const told = asking.slice(0, MOST_TOLD);
  const more = asking.length - told.length;
  return [
    ...told.flatMap(({ id, productName, remote, message }) => [
      '',
      `${id}  ${plainText(productName)}, ${plainText(remote)}`,
      `  ${plainText(message)}`,
    ]),
    ...(more === 0 ? [] : ['', `${more} more of these; --json has them all.`]),
  ];
}

function readState(text: string | undefined): SubmissionState | null {
  if (text === undefined) return null;
  const states = SubmissionState.options;
  const found = states.find((state) => state === text);
  if (found !== undefined) return found;
  throw wrongUsage(`There is no state “${text}”.${suggest(text, states)} There are: ${states.join(', ')}.`);
}
