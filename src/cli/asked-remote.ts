import { readFileSync } from 'node:fs';
import { composeReader } from '../main/core/compose.ts';
import { expectPresent } from '../shared/assert.ts';
import { ProfileFile } from '../shared/model/known-profile.ts';
import type { Profile } from '../shared/model/profile.ts';
import type { ProfileProblem } from '../shared/model/read-profile.ts';
import type { RemoteInput } from '../shared/model/remote.ts';
import type { Context } from './command.ts';
import { CommandFailure, failed, wrongUsage } from './command-failure.ts';
import { findPlaceByName } from './find-places.ts';
import type { Mistakes } from './mistakes.ts';
import { suggest } from './nearest.ts';
import type { Core } from './open-core.ts';
import { type Pair, readPairs } from './read-pairs.ts';
import { readSettings } from './read-settings.ts';
import { orRefuse } from './refusal.ts';
import { sayFileTrouble } from './say-file-trouble.ts';

/** What was asked for, before the catalog is looked at. */
export type AskedRemote = {
  readonly name: string;
  readonly profile: string | undefined;
  /** The text of a profile file; `undefined` where a known profile is named, or the file can't be read. */
  readonly file: string | undefined;
  readonly isFile: boolean;
  readonly url: string | undefined;
  readonly account: string | undefined;
  /** The name of a place for images. */
  readonly imagesTo: string | undefined;
  readonly pairs: readonly Pair[];
};

/** What a call names, as far as it can be read without a catalog; what can't be is a mistake. */
export async function readAsked({ given, pathOf }: Context, mistakes: Mistakes): Promise<AskedRemote> {
  const profile = given.text('profile');
  const url = given.text('url');
  const pairs = await mistakes.look(() => readPairs(given.list('set'), 'KEY'));
  await mistakes.look(() => checkGiven(profile, url));
  await mistakes.look(() => {
    if (url !== undefined && !URL.canParse(url))
      throw wrongUsage('--url takes a whole address, such as https://shop.example.com/v1.');
  });
  const isFile = profile !== undefined && !/^[a-z][a-z0-9-]*$/.test(profile);
  return {
    name: (given.operands[0] ?? '').trim(),
    profile,
    file: isFile ? await mistakes.look(() => readText(pathOf(profile))) : undefined,
    isFile,
    url,
    account: given.text('account'),
    imagesTo: given.text('images-to'),
    pairs: pairs ?? [],
  };
}

function checkGiven(profile: string | undefined, url: string | undefined): void {
  if (profile !== undefined) return;
  const missing = '--profile is missing: jani, journeybee or a profile file.';
  throw wrongUsage(
    url === undefined ? `${missing} --url is missing, too, unless the profile has an address.` : missing,
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw failed('not-found', sayFileTrouble(file, code));
  }
}

/** What would be added; nothing is yet. @throws CommandFailure with all mistakes that were found up to here */
export async function readInput(core: Core, asked: AskedRemote, mistakes: Mistakes): Promise<RemoteInput> {
  const { profile: named } = asked;
  const canBeFound = named !== undefined && asked.isFile === (asked.file !== undefined);
  const profile = canBeFound ? await mistakes.look(() => findProfile(core, named, asked.file)) : undefined;
  const baseUrl = profile && (await mistakes.look(() => readUrl(asked, profile)));
  const imagePlaceId = await mistakes.look(() => findImagePlace(core, asked));
  const chosen = profile && (await mistakes.look(() => readSettings(asked.pairs, profile, imagePlaceId)));
  mistakes.refuse();
  return {
    name: asked.name,
    profileId: expectPresent(profile, 'what is no mistake is there').id,
    baseUrl: expectPresent(baseUrl, 'what is no mistake is there'),
    accountLabel: asked.account ?? '',
    ...expectPresent(chosen, 'what is no mistake is there'),
  };
}

async function findImagePlace(core: Core, { imagesTo }: AskedRemote): Promise<number | null> {
  return imagesTo === undefined ? null : (await findPlaceByName(core, imagesTo)).id;
}

/** The profile that is named, or the one in the file. */
async function findProfile(core: Core, profile: string, file: string | undefined): Promise<Profile> {
  if (file !== undefined) {
    const read = await core.call('profiles.read', { text: file });
    if ('profile' in read) return read.profile;
    throw refuseProfile(profile, read.problems);
  }
  const profiles = await core.call('profiles.list', {});
  const found = profiles.find(({ id }) => id === profile);
  if (found !== undefined) return found;
  const ids = profiles.map(({ id }) => id);
  throw wrongUsage(
    `There is no profile “${profile}”.${suggest(profile, ids)} There are: ${ids.join(', ')}. A file is named with its path, such as ./${profile}.json.`,
  );
}

function refuseProfile(profile: string, problems: readonly ProfileProblem[]): CommandFailure {
  const lines = problems.map(({ path, message }) => `  ${path === '' ? '' : `${path}: `}${message}`);
  const message = [`The profile file ${profile} can’t be used:`, ...lines].join('\n');
  return new CommandFailure(1, 'bad-profile', message, { problems });
}

/**
 * Adds nothing, and reads the catalog whoever has it open.
 * @throws CommandFailure where a catalog would refuse the profile file, such as for an id that means something else there
 */
export async function checkProfileFor(folder: string, { profile, file }: AskedRemote): Promise<void> {
  if (profile === undefined || file === undefined) return;
  const log = { warn: () => {}, error: () => {} };
  const reader = await orRefuse(() => composeReader({ folder, log }), folder);
  try {
    const result = await reader.dispatch('profiles.read', { text: file });
    if (!result.ok) throw failed(result.error.code, result.error.message);
    const read = ProfileFile.parse(result.value);
    if ('problems' in read) throw refuseProfile(profile, read.problems);
  } finally {
    reader.close();
  }
}

function readUrl({ url }: AskedRemote, { baseUrl }: Profile): string {
  const found = url ?? baseUrl.default;
  if (found !== null) return found;
  throw wrongUsage(`--url is missing: the base address, such as ${baseUrl.example}.`);
}
