import { expect, test } from 'vitest';
import { refuseForeignScript } from '../../../src/renderer/bridge/trusted-types.ts';

test('only a script of the window’s own may become a worker', () => {
  const own = new URL('/assets/spell-worker.js', location.href).href;
  expect(refuseForeignScript(own)).toBe(own);
  for (const url of [
    'https://elsewhere.example/worker.js',
    'data:text/javascript,alert(1)',
    'blob:null/x.js',
    new URL('/index.html', location.href).href,
  ]) {
    expect(() => refuseForeignScript(url)).toThrow(TypeError);
  }
});
