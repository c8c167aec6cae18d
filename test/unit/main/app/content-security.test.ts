import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../../src/main/app/content-security.ts';
import { isOwnUrl, SCHEME_PRIVILEGES } from '../../../../src/main/app/origin.ts';

it('the policy starts from nothing and allows no unsafe word, wildcard or other origin', () => {
  const policy = contentSecurityPolicy('abc');
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).not.toMatch(/unsafe-|\*|https?:/);
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default inert dompurify");
});

it('the scheme has exactly four privileges', () => {
  expect(SCHEME_PRIVILEGES).toEqual({
    standard: true,
    secure: true,
    supportFetchAPI: true,
    corsEnabled: true,
  });
});

it('only app://offshelf is our own, and the development server where there is one', () => {
  expect(isOwnUrl('app://offshelf/index.html', null)).toBe(true);
  for (const url of [
    'app://offshelf.evil/',
    'app://elsewhere/',
    'http://localhost:5173/',
    'about:blank',
    '',
    'x',
  ]) {
    expect(isOwnUrl(url, null)).toBe(false);
  }
  expect(isOwnUrl('http://localhost:5173/main.tsx', 'http://localhost:5173/')).toBe(true);
  expect(isOwnUrl('http://localhost:5174/', 'http://localhost:5173/')).toBe(false);
});
