import { SubmissionState } from '../../shared/model/submission.ts';
import type { Run } from '../command.ts';
import { wrongUsage } from '../command-failure.ts';
import { suggest } from '../nearest.ts';
import { ROW_COLUMNS, readSubmissions } from '../submission-rows.ts';
import { writeTable } from '../table.ts';

export const listSubmissions: Run = async ({ given, withCore }) => {
  const state = readState(given.text('state'));
  return await withCore(async (core) => {
    const rows = await readSubmissions(core, state);
    const text = rows.length === 0 ? 'There is no such submission.' : writeTable(ROW_COLUMNS, rows);
    return { exit: 0, json: rows, text };
  });
};

function readState(text: string | undefined): SubmissionState | null {
  if (text === undefined) return null;
  const states = SubmissionState.options;
  const found = states.find((state) => state === text);
  if (found !== undefined) return found;
  throw wrongUsage(`There is no state “${text}”.${suggest(text, states)} There are: ${states.join(', ')}.`);
}
