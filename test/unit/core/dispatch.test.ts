import { describe, expect, it } from 'vitest';
import { createDispatch } from '../../../src/main/core/dispatch.ts';
import { Failure } from '../../../src/main/core/domain/failure.ts';
import type { ErrorCode } from '../../../src/shared/contract/result.ts';

function setUp(handlers: Parameters<typeof createDispatch>[0]['handlers'], tick = 0) {
  const logged: string[] = [];
  let now = 0;
  const dispatch = createDispatch({
    handlers,
    explain: (error) =>
      error instanceof RangeError ? { code: 'disk-full', message: 'The disk is full.' } : null,
    clock: { now: () => (now += tick) },
    log: {
      warn: (message, detail) => logged.push(`${message} ${JSON.stringify(detail)}`),
      error: (message, cause) => logged.push(`${message} ${String(cause)}`),
    },
  });
  const codeOf = async (operation: string, input: unknown): Promise<ErrorCode | 'ok'> => {
    const result = await dispatch(operation, input);
    return result.ok ? 'ok' : result.error.code;
  };
  return { dispatch, codeOf, logged };
}

describe('dispatch', () => {
  it('answers what the handler answers', async () => {
    const { dispatch } = setUp({ 'catalog.settings': () => ({ currency: 'EUR', moved: false }) });
    expect(await dispatch('catalog.settings', {})).toEqual({
      ok: true,
      value: { currency: 'EUR', moved: false },
    });
  });

  it('forbids names that are no operation of the contract, inherited ones included', async () => {
    const { codeOf } = setUp({});
    for (const name of ['', 'products', 'toString', '__proto__', 'constructor', 'products.drop']) {
      expect(await codeOf(name, {})).toBe('forbidden');
    }
  });

  it('forbids operations that somebody else answers', async () => {
    expect(await setUp({}).codeOf('catalog.settings', {})).toBe('forbidden');
  });

  it('refuses input of the wrong form without calling the handler', async () => {
    const { dispatch, logged } = setUp({
      'products.get': () => {
        throw new Error('called');
      },
    });
    const result = await dispatch('products.get', { id: 0, more: 1 });
    expect(result).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(logged).toEqual([]);
  });

  it('turns expected failures into data, with what the caller needs', async () => {
    const { dispatch } = setUp({
      'catalog.settings': () => {
        throw new Failure('changed-meanwhile', 'It was changed.', { version: 3 });
      },
    });
    const error = { code: 'changed-meanwhile', message: 'It was changed.', data: { version: 3 } };
    expect(await dispatch('catalog.settings', {})).toEqual({ ok: false, error });
  });

  it('lets the technology underneath explain its own failures', async () => {
    const { codeOf, logged } = setUp({
      'catalog.settings': () => {
        throw new RangeError('full');
      },
    });
    expect(await codeOf('catalog.settings', {})).toBe('disk-full');
    expect(logged).toEqual([]);
  });

  it('says nothing of a bug to the window and logs its cause', async () => {
    const { dispatch, logged } = setUp({
      'catalog.settings': async () => {
        throw new TypeError('SELECT secret FROM /home/somebody');
      },
    });
    const result = await dispatch('catalog.settings', {});
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(result)).not.toMatch(/secret|home|TypeError/);
    expect(logged).toEqual(['catalog.settings failed TypeError: SELECT secret FROM /home/somebody']);
  });

  it('takes an answer of the wrong form for a bug', async () => {
    const { codeOf, logged } = setUp({
      'catalog.settings': () => ({ currency: 3 as unknown as string, moved: false }),
    });
    expect(await codeOf('catalog.settings', {})).toBe('internal');
    expect(logged).toHaveLength(1);
  });

  it('logs answers that took longer than is felt', async () => {
    const { codeOf, logged } = setUp({ 'catalog.settings': () => ({ currency: 'EUR', moved: false }) }, 50);
    await codeOf('catalog.settings', {});
    expect(logged).toEqual(['slow operation {"operation":"catalog.settings","milliseconds":50}']);
  });
});
