import {
  IconAlertTriangle,
  IconCopy,
  IconDeviceDesktop,
  IconHelpCircle,
  IconLock,
  IconLockOpen,
  IconPhotoOff,
  IconRectangle,
  IconResize,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { ImageGroup, ImageReport, LinkCounts } from '../../../shared/model/link-check.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { countOf, formatCount, formatWhen } from '../../ui/format.ts';
import type { Tone } from '../../ui/status-look.ts';

type GroupWords = {
  readonly id: ImageGroup;
  readonly title: string;
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  readonly tone: Tone;
  /** What is said above its rows. */
  readonly about: string;
  /** What stands where no row is. */
  readonly none: string;
};

/** The order on screen: what keeps a product from being sent well comes first. */
export const GROUPS: readonly GroupWords[] = [
  {
    id: 'broken',
    title: t`Broken`,
    icon: IconAlertTriangle,
    tone: 'problem',
    about: t`There was no good picture at these addresses when they were last looked at.`,
    none: t`No image is broken, as far as addresses were looked at.`,
  },
  {
    id: 'not-allowed',
    title: t`Host not allowed`,
    icon: IconLock,
    tone: 'hint',
    about: t`These addresses were not looked at. Plain http, and what only your own network can open, is fetched from hosts that you allow.`,
    none: t`No address was left out because of its host.`,
  },
  {
    id: 'missing',
    title: t`No image`,
    icon: IconPhotoOff,
    tone: 'hint',
    about: t`These products have no image.`,
    none: t`Every product has an image.`,
  },
  {
    id: 'http',
    title: t`Over http://`,
    icon: IconLockOpen,
    tone: 'hint',
    about: t`Many remotes take https:// addresses only.`,
    none: t`No address begins with http://.`,
  },
  {
    id: 'duplicates',
    title: t`The same image`,
    icon: IconCopy,
    tone: 'hint',
    about: t`Several products have the same image. Those that are alike stand together.`,
    none: t`No two products have the same image.`,
  },
  {
    id: 'too-small',
    title: t`Too small`,
    icon: IconResize,
    tone: 'hint',
    about: t`The longer side of these images has fewer than 500 pixels.`,
    none: t`No image is too small, as far as their sizes are known.`,
  },
  {
    id: 'not-square',
    title: t`Not square`,
    icon: IconRectangle,
    tone: 'quiet',
    about: t`Some shops show square images only.`,
    none: t`Every image is square, as far as their sizes are known.`,
  },
  {
    id: 'local',
    title: t`On this computer`,
    icon: IconDeviceDesktop,
    tone: 'quiet',
    about: t`These are files. A remote’s settings say where they are published before their products are sent.`,
    none: t`No image is only on this computer.`,
  },
  {
    id: 'not-checked',
    title: t`Not checked`,
    icon: IconHelpCircle,
    tone: 'quiet',
    about: t`Nobody looked at these addresses yet.`,
    none: t`Every address was looked at.`,
  },
];

export function wordsOf(group: ImageGroup): GroupWords {
  return GROUPS.find(({ id }) => id === group) ?? (GROUPS[0] as GroupWords); // every group is there
}

/** What a look at addresses came to, in plain words. */
export function sayCheck(counts: LinkCounts): string {
  const { addresses, known, outcomes, left } = counts;
  const barred = outcomes['blocked-address'];
  const looked = addresses - known - left - barred;
  const broken = looked - outcomes.ok;
  if (addresses === 0) return t`None of these products has a web address as its image.`;
  const parts = [
    t`Looked at ${countOf(looked, 'address', 'addresses')}`,
    ...(looked > 0 ? [t`${formatCount(outcomes.ok)} OK`, t`${formatCount(broken)} broken`] : []),
    ...(known > 0 ? [t`${formatCount(known)} looked at within a day, and left alone`] : []),
  ];
  return [`${parts.join(', ')}.`, sayBarred(barred), sayLeft(counts)].filter((part) => part !== '').join(' ');
}

function sayBarred(count: number): string {
  if (count === 0) return '';
  const n = formatCount(count);
  return plural(
    count,
    s`${n} was not looked at, because its host is not allowed: see Host not allowed.`,
    s`${n} were not looked at, because their hosts are not allowed: see Host not allowed.`,
  );
}

function sayLeft({ ended, left }: LinkCounts): string {
  const some = countOf(left, 'address', 'addresses');
  switch (ended) {
    case 'offline':
      return t`This computer is offline. Not looked at: ${some}. What was known before stays.`;
    case 'proxy':
      return t`This computer reaches the web through a proxy, past which images can’t be looked at safely. Not looked at: ${some}.`;
    case 'cancelled':
      return t`It was ended early. Not looked at: ${some}.`;
    case 'busy':
      return t`Servers asked to come back later. Not looked at: ${some}. Check again in a while.`;
    case 'done':
      return '';
  }
}

const OLD_MS = 7 * 86_400_000;

/** How old the answers are that the report stands on; `old` where that should make one look again. */
export function sayAge(
  { oldest }: ImageReport,
  now: number,
): { readonly text: string; readonly old: boolean } | null {
  if (oldest === null) return null;
  const old = now - oldest > OLD_MS;
  const when = formatWhen(oldest, now);
  return {
    old,
    text: old ? t`Some answers are from ${when}: check again.` : t`The oldest answer is from ${when}.`,
  };
}
