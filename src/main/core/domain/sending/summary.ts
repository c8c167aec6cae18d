import { findRule } from '../../../../shared/model/field-rule.ts';
import { fieldsLeftOut } from '../../../../shared/model/left-out.ts';
import { limitsOf } from '../../../../shared/model/limits.ts';
import type { ProductFields } from '../../../../shared/model/product.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { SendSummary } from '../../../../shared/model/submission.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import type { RemoteCounts, SendingReader } from '../ports/sending-reader.ts';
import { findProfile } from './remote-form.ts';

type Ports = { readonly reader: SendingReader; readonly profiles: ProfileSource };

export type Summing = {
  /** Counts more products; none may come twice. */
  readonly add: (products: readonly number[]) => void;
  readonly result: () => SendSummary;
};

/** Says of products what would go of them to each remote, part by part where they are many. */
export function createSumming({ reader, profiles }: Ports, remotes: readonly Remote[]): Summing {
  let inUse: ProductFields | undefined;
  const sums = remotes.map((remote) => ({ remote, counts: NONE, files: new Map<string, number>() }));
  return {
    add: (products) => {
      inUse = withValues(inUse, reader.valuesInUse(products));
      for (const sum of sums) {
        const counts = reader.countsAt(products, sum.remote.id);
        sum.counts = addCounts(sum.counts, counts);
        if (counts.imagesFirst === 0) continue;
        for (const { hash, bytes } of reader.filesFirst(products, sum.remote.id)) sum.files.set(hash, bytes);
      }
    },
    result: () => ({
      remotes: sums.map(({ remote, counts, files }) => {
        const profile = findProfile(profiles, remote.profileId);
        const { neverUsed, answersAfter } = reader.useOf(remote);
        return {
          remoteId: remote.id,
          remoteName: remote.name,
          ...counts,
          brokenImages: findRule(profile, 'imageUrl') === undefined ? 0 : counts.brokenImages,
          filesFirst: files.size,
          bytesFirst: [...files.values()].reduce((sum, bytes) => sum + bytes, 0),
          seconds: estimateSeconds(
            counts.ready,
            limitsOf(profile, remote.settings),
            answersAfter ?? USUAL_ANSWER_MS,
          ),
          neverUsed,
          leftOut: inUse === undefined ? [] : [...fieldsLeftOut(inUse, profile)],
        };
      }),
    }),
  };
}

const NONE: RemoteCounts = {
  ready: 0,
  withProblems: 0,
  alreadyThere: 0,
  refusedBefore: 0,
  maybeThere: 0,
  saidAbsent: 0,
  openDrafts: 0,
  imagesFirst: 0,
  brokenImages: 0,
};

function addCounts(one: RemoteCounts, other: RemoteCounts): RemoteCounts {
  const names = Object.keys(NONE) as (keyof RemoteCounts)[]; // a record of all counts
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as RemoteCounts; // of the same names
}

/** One record that has a value wherever either has one. */
function withValues(one: ProductFields | undefined, other: ProductFields): ProductFields {
  if (one === undefined) return other;
  const has = Object.entries(one).filter(([, value]) => value !== null && value !== '');
  return { ...other, ...Object.fromEntries(has) };
}

/** Where an account never answered yet. */
const USUAL_ANSWER_MS = 1_000;

/** As fast as the remote answers, so many at a time, and never faster than its requests per minute. */
function estimateSeconds(
  count: number,
  { requestsPerMinute, concurrency }: Profile['limits'],
  answersAfter: number,
): number {
  const apart = requestsPerMinute === null ? 0 : 60_000 / requestsPerMinute;
  return Math.ceil((count * Math.max(apart, answersAfter / concurrency)) / 1_000);
}
