import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Profile } from '../../shared/model/profile.ts';
import type { Remote, RemoteInput } from '../../shared/model/remote.ts';
import type { Context, Outcome, Run } from '../command.ts';
import { CommandFailure, failed, wrongUsage } from '../command-failure.ts';
import { checkNewName, keyVariable } from '../key-variables.ts';
import { suggest } from '../nearest.ts';
import { hasCatalog, newCatalogCurrency } from '../new-catalog.ts';
import { type Core, openCore } from '../open-core.ts';
import { type Pair, readPairs } from '../read-pairs.ts';
import { readSettings } from '../read-settings.ts';
import { showDryRun } from '../show-dry-run.ts';

/** What was asked for, before the catalog is looked at. */
type Asked = {
  readonly name: string;
  readonly profile: string;
  /** The text of a profile file; `undefined` where a known profile is named. */
  readonly file: string | undefined;
  readonly url: string | undefined;
  readonly account: string | undefined;
  readonly pairs: readonly Pair[];
};

export const addRemote: Run = async (context) => {
  const asked = readAsked(context);
  const options = newCatalogCurrency(context);
  if (context.given.flag('dry-run')) return await dryRun(context, asked);
  if (context.given.text('product') !== undefined) throw wrongUsage('--product goes with --dry-run.');
  return await context.withCore(async (core) => {
    const remotes = await core.call('remotes.list', {});
    checkNewName(asked.name, remotes);
    const profile = await findProfile(core, asked);
    const input = toInput(asked, profile);
    await checkAccount(core, asked, input);
    if (asked.file !== undefined) await core.call('profiles.add', { text: asked.file });
    return tellAdded(await core.call('remotes.add', input));
  }, options);
};

function readAsked({ given, pathOf }: Context): Asked {
  const profile = given.text('profile');
  if (profile === undefined) throw wrongUsage('--profile is missing: jani, journeybee or a profile file.');
  const url = given.text('url');
  if (url !== undefined && !URL.canParse(url)) {
    throw wrongUsage('--url takes a whole address, such as https://shop.example.com/v1.');
  }
  const isFile = !/^[a-z][a-z0-9-]*$/.test(profile);
  return {
    name: (given.operands[0] ?? '').trim(),
    profile,
    file: isFile ? readText(pathOf(profile)) : undefined,
    url,
    account: given.text('account'),
    pairs: readPairs(given.list('set'), 'KEY'),
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw failed('not-found', `The profile file ${file} can’t be read (${code}).`);
  }
}

/** The profile that is named, or the one in the file; nothing is added yet. */
async function findProfile(core: Core, { profile, file }: Asked): Promise<Profile> {
  if (file !== undefined) {
    const read = await core.call('profiles.read', { text: file });
    if ('profile' in read) return read.profile;
    const lines = read.problems.map(({ path, message }) => `  ${path === '' ? '' : `${path}: `}${message}`);
    const message = [`The profile file ${profile} can’t be used:`, ...lines].join('\n');
    throw new CommandFailure(1, 'bad-profile', message, { problems: read.problems });
  }
  const profiles = await core.call('profiles.list', {});
  const found = profiles.find(({ id }) => id === profile);
  if (found !== undefined) return found;
  const ids = profiles.map(({ id }) => id);
  throw wrongUsage(
    `There is no profile “${profile}”.${suggest(profile, ids)} There are: ${ids.join(', ')}. A file is named with its path, such as ./${profile}.json.`,
  );
}

function toInput(asked: Asked, profile: Profile): RemoteInput {
  const baseUrl = asked.url ?? profile.baseUrl.default;
  if (baseUrl === null)
    throw wrongUsage(`--url is missing: the base address, such as ${profile.baseUrl.example}.`);
  return {
    name: asked.name,
    profileId: profile.id,
    baseUrl,
    accountLabel: asked.account ?? '',
    ...readSettings(asked.pairs, profile),
  };
}

/** Whether a second remote at one address leads to the same account, only the person knows: products would be there twice. */
async function checkAccount(
  core: Core,
  { account }: Asked,
  { profileId, baseUrl }: RemoteInput,
): Promise<void> {
  if (account !== undefined || !URL.canParse(baseUrl)) return;
  const known = await core.call('remotes.accountsAt', { profileId, baseUrl });
  const [first] = known;
  if (first === undefined) return;
  const labels = known.map(
    ({ label, remoteNames }) => `--account=${JSON.stringify(label)} (${remoteNames.join(', ')})`,
  );
  throw wrongUsage(
    `This catalog knows an account at this address already. Say whether it is the same one: ${labels.join(' or ')}; or give a new one a label of its own.`,
  );
}

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
async function dryRun(context: Context, asked: Asked): Promise<Outcome> {
  const product = readProduct(context.given.text('product'));
  const show = async (core: Core): Promise<Outcome> => {
    const profile = await findProfile(core, asked);
    const remote = toInput(asked, profile);
    if (asked.file !== undefined) await core.call('profiles.add', { text: asked.file });
    return showDryRun(await core.call('remotes.dryRun', { remote, product }));
  };
  if (asked.file === undefined && isCatalogNeeded(context, product)) return await context.withCore(show);
  if (product !== null) throw wrongUsage('--product needs a profile that the catalog has, not a file.');
  const folder = mkdtempSync(join(tmpdir(), 'offshelf-dry-run-'));
  try {
    const core = await openCore(
      { folder: join(folder, 'catalog'), env: context.env, say: context.say },
      { currency: 'EUR' },
    );
    try {
      return await show(core);
    } finally {
      await core.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where there is a catalog, its own profiles can be tried too. */
function isCatalogNeeded({ given, folder }: Context, product: number | null): boolean {
  const isNamed = given.text('data') !== undefined || given.flag('mine');
  return product !== null || (isNamed && hasCatalog(folder()));
}

function readProduct(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw wrongUsage('--product takes the id of a product, a whole number.');
}
