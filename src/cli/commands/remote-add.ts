import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Remote } from '../../shared/model/remote.ts';
import { sayAccount } from '../accounts.ts';
import { type AskedRemote, checkProfileFor, readAsked, readInput } from '../asked-remote.ts';
import type { Context, Outcome, Run } from '../command.ts';
import { wrongUsage } from '../command-failure.ts';
import { checkNewName, keyVariable } from '../key-variables.ts';
import { collectMistakes, type Mistakes } from '../mistakes.ts';
import { hasCatalog, newCatalogCurrency } from '../new-catalog.ts';
import { type Core, openCore } from '../open-core.ts';
import { showDryRun } from '../show-dry-run.ts';

export const addRemote: Run = async (context) => {
  const mistakes = collectMistakes();
  const asked = await readAsked(context, mistakes);
  const options = await mistakes.look(() => newCatalogCurrency(context));
  if (context.given.flag('dry-run')) {
    mistakes.refuse();
    return await dryRun(context, asked, mistakes);
  }
  await mistakes.look(() => {
    if (context.given.text('product') !== undefined) throw wrongUsage('--product goes with --dry-run.');
  });
  const place = await mistakes.look(context.folder);
  // No catalog is made for a call that is wrong; in one that is there, more is found.
  if (place === undefined || !hasCatalog(place)) mistakes.refuse();
  return await context.withCore(async (core) => {
    const remotes = await core.call('remotes.list', {});
    await mistakes.look(() => checkNewName(asked.name, remotes));
    const found = await readInput(core, asked, mistakes);
    const input = await sayAccount(core, asked, found);
    if (asked.file !== undefined) await core.call('profiles.add', { text: asked.file });
    return tellAdded(await core.call('remotes.add', input));
  }, options);
};

function tellAdded(remote: Remote): Outcome {
  const variable = keyVariable(remote.name);
  const { id, name, profileId: profile, baseUrl: url, accountLabel: account, settings } = remote;
  return {
    exit: 0,
    json: { id, name, profile, url, account, keyVariable: variable, settings },
    text: `${name} was added. It takes its key from ${variable}.`,
  };
}

/** A profile file is tried in a catalog that is thrown away, so that a dry run leaves nothing behind. */
async function dryRun(context: Context, asked: AskedRemote, mistakes: Mistakes): Promise<Outcome> {
  const product = readProduct(context.given.text('product'));
  const show = async (core: Core, wanted = asked): Promise<Outcome> => {
    const remote = await readInput(core, wanted, mistakes);
    if (asked.file !== undefined) await core.call('profiles.add', { text: asked.file });
    return showDryRun(await core.call('remotes.dryRun', { remote, product }));
  };
  const hasOwn = isCatalogNamed(context);
  if (asked.file === undefined && (product !== null || hasOwn)) return await context.withCore(show);
  if (product !== null) throw wrongUsage('--product needs a profile that the catalog has, not a file.');
  if (hasOwn) await checkProfileFor(context.folder(), asked);
  const folder = mkdtempSync(join(tmpdir(), 'offshelf-dry-run-'));
  try {
    const core = await openCore(
      { folder: join(folder, 'catalog'), catalog: '', env: context.env, say: context.say },
      { currency: 'EUR' },
    );
    try {
      // No place is in there; the request is the same wherever images go.
      return await show(core, { ...asked, imagesTo: undefined });
    } finally {
      await core.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where there is a catalog, its own profiles can be tried too, and a file is refused as adding it would be. */
function isCatalogNamed({ given, folder }: Context): boolean {
  const isNamed = given.text('data') !== undefined || given.flag('mine');
  return isNamed && hasCatalog(folder());
}

function readProduct(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw wrongUsage('--product takes the id of a product, a whole number.');
}
