import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowedFrom,
  isPrivate,
  readAddress,
} from '../../../../../src/main/core/adapters/http/image-address.ts';

describe('an IP address', () => {
  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '192.167.255.255',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2001:4860:4860::8888',
    '2a00:1450::1',
    '::ffff:1.1.1.1',
    '64:ff9b::1.1.1.1',
  ])('%s is for everybody', (address) => {
    expect(isPrivate(address)).toBe(false);
  });

  it.each(['not one', '', '1.2.3', 'fe80::1%eth0', '4000::1', '1fff::1', '100::1', '5f00::1', 'fec0::1'])(
    '%j is not',
    (address) => {
      expect(isPrivate(address)).toBe(true);
    },
  );

  it('is as private in the dress of IPv6 as it is itself', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const itself = isPrivate(address);
        for (const dress of [`::ffff:${address}`, `64:ff9b::${address}`, `0:0:0:0:0:ffff:${address}`])
          expect(isPrivate(dress)).toBe(itself);
        expect(isPrivate(`::${address}`)).toBe(true);
      }),
    );
  });
});

describe('a web address', () => {
  const isAllowed = (host: string) => host === 'nas.lan' || host === '[::1]';

  it.each([
    'https://shop.example/mug.png',
    'HTTPS://SHOP.EXAMPLE:8443/a b/müg.png?size=1#top',
    'https://shop.example?x',
    'https://1.1.1.1/mug.png',
    'https://[2606:4700::1111]/mug.png',
    'https://nas.lan/mug.png',
    'http://nas.lan:8080/mug.png',
    'http://[::1]/mug.png',
  ])('%s can be asked for', (text) => {
    expect(readAddress(text, isAllowed)).toMatchObject({ ok: true });
  });

  it('can lead on to an allowed host from an allowed one alone', () => {
    const fromOutside = allowedFrom(new URL('https://shop.example/'), isAllowed);
    const fromInside = allowedFrom(new URL('https://nas.lan/'), isAllowed);
    expect(readAddress('http://nas.lan/mug.png', fromOutside)).toEqual({ ok: false, fault: 'http' });
    expect(readAddress('https://[::1]/mug.png', fromOutside)).toEqual({ ok: false, fault: 'private' });
    expect(readAddress('https://[::1]/mug.png', fromInside)).toMatchObject({ ok: true });
  });

  it('never throws, and lets nothing through but https and what is allowed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `https://${text}`),
        ),
        (text) => {
          const read = readAddress(text, isAllowed);
          if (!read.ok) return;
          expect(read.url.protocol === 'https:' || isAllowed(read.url.hostname)).toBe(true);
          expect(read.url.username + read.url.password).toBe('');
        },
      ),
    );
  });
});
