import type { Handlers, Input, Output } from '../../../../shared/contract/api.ts';
import { fieldsLeftOut } from '../../../../shared/model/left-out.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { type PublishedImage, withPublicImage } from '../../../../shared/model/published-image.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { Submission } from '../../../../shared/model/submission.ts';
import { hasNoProblems, validateProduct } from '../../../../shared/model/validate.ts';
import { Failure } from '../failure.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import type { SendingReader } from '../ports/sending-reader.ts';
import { readBaseUrl } from './base-url.ts';
import { buildListRequest, buildRequest } from './build-request.ts';
import type { ChangedThere } from './changed-there.ts';
import { maskedHeaders, PLACEHOLDER, PUBLISHED_FIRST } from './describe-request.ts';
import { lookMeans } from './look-up/means.ts';
import { firstPosition } from './look-up/paging.ts';
import { printBody } from './print-body.ts';
import { findProfile } from './remote-form.ts';
import { readStoredValues } from './stored-values.ts';
import { createSumming } from './summary.ts';
import { type ListRequestOf, tellHistory } from './timeline.ts';

type Ports = {
  readonly reader: SendingReader;
  readonly profiles: ProfileSource;
  readonly changedThere: ChangedThere;
};
type Queries = Pick<
  Handlers<'query' | 'scan'>,
  | 'remotes.list'
  | 'remotes.accounts'
  | 'sending.summary'
  | 'sending.list'
  | 'sending.groups'
  | 'sending.groupRows'
  | 'sending.find'
  | 'sending.rowsAfter'
  | 'sending.storedValues'
  | 'sending.timeline'
  | 'sending.preview'
  | 'sending.status'
>;

/** Every question about remotes and sending. */
export function createSendingQueries({ reader, profiles, changedThere }: Ports): Queries {
  const look = (row: Submission): Submission => ({
    ...row,
    changedSince: row.changedSince && changedThere(row.id),
  });
  const listRequestOf: ListRequestOf = (remoteId) => {
    const remote = reader.remote(remoteId);
    const profile = remote && profiles.find(remote.profileId);
    const list = profile?.lookUp?.list;
    if (!remote || !profile || !list || lookMeans(profile) !== 'list') return undefined;
    return buildListRequest(profile, remote.baseUrl, firstPosition(list));
  };
  return {
    'remotes.list': () => [...reader.remotes()],
    'remotes.accounts': ({ profileId, baseUrl }) => [
      ...reader.accounts(profileId, readBaseUrl(baseUrl).origin),
    ],
    'sending.summary': ({ products, remotes }) => {
      const summing = createSumming({ reader, profiles }, remotesFor(reader, remotes));
      summing.add(products);
      return summing.result();
    },
    'sending.list': ({ product, limit }) => reader.submissions(product, limit).map(look),
    'sending.groups': () => reader.groups().map((group) => ({ ...group, first: look(group.first) })),
    'sending.groupRows': ({ key, from, count }) => reader.groupRows(key, from, count).map(look),
    'sending.find': ({ search, limit }) => {
      const { total, groups } = reader.find(search, limit);
      return { total, groups: groups.map((group) => ({ ...group, first: look(group.first) })) };
    },
    'sending.rowsAfter': ({ id, count }) => [...reader.rowsAfter(id, count)],
    'sending.storedValues': ({ id }) => {
      const history = reader.history(id);
      const profile = profiles.find(reader.sentBody(id)?.profileId ?? '');
      return history && profile ? [...readStoredValues(history, profile)] : [];
    },
    'sending.timeline': ({ id }) => {
      const history = reader.history(id);
      return history === undefined ? [] : tellHistory(history, listRequestOf);
    },
    'sending.preview': ({ fields, remoteId }) => {
      const remote = findReadable(reader, remoteId);
      const image = reader.publishedImage(remote.settings, fields.imageUrl);
      return preview(fields, image, remote, findProfile(profiles, remote.profileId));
    },
    'sending.status': () => {
      const { lanes, ...totals } = reader.totals();
      return { ...totals, lanes: [...lanes] };
    },
  };
}

/** The remotes that products are counted for. @throws Failure `not-found` where one is not there */
export function remotesFor(reader: SendingReader, ids: readonly number[]): readonly Remote[] {
  return [...new Set(ids)].map((id) => findReadable(reader, id));
}

/** What would leave now; no request where a problem keeps it back. */
function preview(
  fields: Input<'sending.preview'>['fields'],
  image: PublishedImage | undefined,
  remote: Remote,
  profile: Profile,
): Output<'sending.preview'> {
  const leftOut = [...fieldsLeftOut(fields, profile)];
  if (!hasNoProblems(validateProduct(fields, { profile, settings: remote.settings }, { image })))
    return { request: null, leftOut };
  const leaving = withPublicImage(fields, image?.state === 'done' ? image : PUBLISHED_FIRST);
  const { method, url, headers, body } = buildRequest(leaving, { ...remote, profile }, PLACEHOLDER);
  return {
    request: { method, url, headers: maskedHeaders(remote.auth, headers), body: printBody(body, profile) },
    leftOut,
  };
}

function findReadable(reader: SendingReader, id: number): Remote {
  const remote = reader.remote(id);
  if (remote === undefined)
    throw new Failure('not-found', 'This remote is not there any more. Choose another one.');
  return remote;
}
