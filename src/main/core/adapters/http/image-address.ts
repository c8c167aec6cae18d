import { BlockList, isIP, isIPv4 } from 'node:net';
import type { LinkFault } from '../../../../shared/model/link-fault.ts';

/** By how a host is written in a web address. */
export type IsAllowed = (hostname: string) => boolean;

export type ReadAddress =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly fault: LinkFault };

/**
 * Nothing in front of the path that programs read in different ways: a backslash, a space or a line break there leads to one host
 * for some of them and to another for the others.
 */
const PLAIN = /^https?:\/\/[^\s\\/?#]+(?:[/?#][^\\\p{Cc}]*)?$/iu;

/** What may be asked for: https, or http where its host is allowed, of a host that is no private address itself. */
export function readAddress(text: string, isAllowed: IsAllowed): ReadAddress {
  const url = PLAIN.test(text) ? URL.parse(text) : null;
  if (url === null || url.port === '0') return { ok: false, fault: 'bad-address' };
  const { hostname } = url;
  if (url.username !== '' || url.password !== '') return { ok: false, fault: 'credentials' };
  if (isAllowed(hostname)) return { ok: true, url };
  if (url.protocol !== 'https:') return { ok: false, fault: 'http' };
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) !== 0 && isPrivate(bare) ? { ok: false, fault: 'private' } : { ok: true, url };
}

/** Where the web may not lead to a private place by itself: what is allowed counts for addresses that begin at such a host. */
export function allowedFrom(start: URL, isAllowed: IsAllowed): IsAllowed {
  return isAllowed(start.hostname) ? isAllowed : () => false;
}

/** IPv4 that is not for everybody: RFC 6890 and those that joined it. */
const PRIVATE_4 = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  PRIVATE_4.addSubnet(net, bits, 'ipv4');
}

/** True for an IP address that is not for everybody; what can't be read is none that is. */
export function isPrivate(address: string): boolean {
  if (isIPv4(address)) return PRIVATE_4.check(address, 'ipv4');
  const groups = readGroups(address);
  if (groups === null) return true;
  const [first = 0, second = 0] = groups;
  const start = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(':');
  // An IPv4 address in another dress: mapped, or by a NAT64 that reaches those of IPv4 alone.
  if (start === '0:0:0:0:0:ffff' || start === '64:ff9b:0:0:0:0') return isPrivate(lastFour(groups));
  // Only 2000::/3 is for everybody; in it not: what is set aside for protocols, examples and 6to4.
  if (first < 0x2000 || first > 0x3fff) return true;
  if (first === 0x2001) return second < 0x200 || second === 0xdb8;
  return first === 0x2002 || (first === 0x3fff && second < 0x1000);
}

/** The eight numbers of an IPv6 address, whatever way it is written. */
function readGroups(address: string): readonly number[] | null {
  const plain = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1);
  if (plain === undefined) return null;
  const [head = '', tail] = plain.split('::');
  const before = readHex(head);
  if (tail === undefined) return before;
  const after = readHex(tail);
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function readHex(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

function lastFour(groups: readonly number[]): string {
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}
