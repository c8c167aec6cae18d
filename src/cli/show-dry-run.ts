import type { DryRun } from '../shared/model/dry-run.ts';
import type { Outcome } from './command.ts';
import { plainText } from './table.ts';

/** The request that would leave, as text to compare with an API's own documents. */
export function showDryRun(run: DryRun): Outcome {
  const problems = run.problems.map(({ field, text }) => `  ${field}: ${text}`);
  const text = [
    `${run.method} ${run.url}`,
    ...run.headers.map(([name, value]) => `${name}: ${plainText(value)}`),
    '',
    run.body ?? '(no body: see the problems)',
    ...(run.leftOut.length === 0
      ? []
      : ['', `Left out, because it has no place for them: ${run.leftOut.join(', ')}`]),
    ...(problems.length === 0 ? [] : ['', 'Problems that would keep it from being sent:', ...problems]),
    '',
    'Nothing was sent, and nothing was added.',
  ].join('\n');
  return { exit: 0, json: run, text };
}
