import { expect, it } from 'vitest';
import { findEnvironmentProxy } from '../../../src/cli/environment-proxy.ts';

it.each([
  [{}, 'DIRECT'],
  [{ https_proxy: 'http://proxy.example:3128' }, 'PROXY proxy.example:3128'],
  [{ HTTPS_PROXY: 'https://proxy.example' }, 'HTTPS proxy.example:443'],
  [{ all_proxy: 'proxy.example:8080' }, 'PROXY proxy.example:8080'],
  [{ all_proxy: 'socks5://proxy.example:1080' }, 'SOCKS5 proxy.example:1080'],
  [{ http_proxy: 'http://proxy.example:3128' }, 'DIRECT'],
  [{ https_proxy: 'http://proxy.example:3128', no_proxy: 'a.example, .shop.example' }, 'DIRECT'],
  [{ https_proxy: 'http://proxy.example:3128', no_proxy: '*' }, 'DIRECT'],
  [{ https_proxy: 'http://proxy.example:3128', no_proxy: 'op.example' }, 'PROXY proxy.example:3128'],
])('%j reaches a remote by %s', (env, way) => {
  expect(findEnvironmentProxy(env, 'https://api.shop.example')).toBe(way);
});
