import type { Output } from '../shared/contract/api.ts';
import { chooseKeyAnew, findNamedRemote, keyColumn, remotesToAsk } from '../shared/model/import-key.ts';
import type { Remote } from '../shared/model/remote.ts';
import type { ColumnTarget, ImportPlan } from '../shared/model/transfer.ts';
import type { Given } from './command.ts';
import { wrongUsage } from './command-failure.ts';
import { findRemoteByName } from './find-remotes.ts';
import { readFixedOptions } from './import-fixed.ts';
import { applyMap, type ImportMap } from './import-map.ts';
import { readPlanOptions, wordOfKey } from './import-options.ts';
import type { Core } from './open-core.ts';

type Look = Output<'imports.look'>;
type Recalled = Look['suggestion']['recalled'];

/** What the call says of an import, over what is suggested. @throws CommandFailure of wrong usage */
export async function makePlan(
  core: Core,
  given: Given,
  look: Look,
  map: ImportMap | null,
): Promise<{ readonly plan: ImportPlan; readonly recalled: Recalled }> {
  const { plan: suggested, recalled } = look.suggestion;
  const said = readFixedOptions(given) ?? map?.fixed;
  const options = { ...readPlanOptions(given), ...(said !== undefined && { fixed: said }) };
  const columns = map === null ? suggested.columns : applyMap(look, map.columns);
  // By where the map puts the columns, and not by their headings.
  const key =
    options.key ?? (map === null ? suggested.key : chooseKeyAnew(suggested.key, columns, look.sample));
  if (options.key !== undefined) refuseKeyless(columns, options.key);
  const chosen = options.key === undefined ? {} : { keyChosen: true as const };
  const plan: ImportPlan = { ...suggested, ...options, ...chosen, columns, key };
  const keyRemote = await findKeyRemote(core, given, look, plan);
  return {
    plan: keyRemote === null ? plan : { ...plan, keyRemote: keyRemote.id },
    recalled: recalled.filter((part) => !Object.hasOwn(options, part)),
  };
}

function refuseKeyless(columns: readonly ColumnTarget[], key: ImportPlan['key']): void {
  if (keyColumn(columns, key) >= 0) return;
  const word = wordOfKey(key);
  throw wrongUsage(
    `Rows can’t be found by --key ${word}: no column goes there. Say which one does with --map FILE, such as {"Heading": "${word}"}.`,
  );
}

/** Whose ids rows are found by; `null` where that is no question. @throws CommandFailure where nobody said it */
async function findKeyRemote(
  core: Core,
  given: Given,
  { headings }: Look,
  plan: ImportPlan,
): Promise<Remote | null> {
  const { key, columns } = plan;
  const name = given.text('key-remote');
  if (key !== 'remote-id') {
    if (name === undefined) return null;
    throw wrongUsage('--key-remote is for --key remoteId.');
  }
  if (name !== undefined) return await findRemoteByName(core, name);
  const remotes = await core.call('remotes.list', {});
  if (remotesToAsk(plan, remotes).length === 0) return null;
  const named = findNamedRemote(headings[keyColumn(columns, key)] ?? '', remotes);
  if (named !== null) return named;
  const names = remotes.map((remote) => remote.name).join(', ');
  throw wrongUsage(`Say whose ids rows are found by, with --key-remote NAME. There are: ${names}.`);
}
