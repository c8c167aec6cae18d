import { describe, expect, it } from 'vitest';
import { createSnapshots, findIndexes } from '../../../../../src/main/core/domain/catalog/snapshots.ts';
import { Failure } from '../../../../../src/main/core/domain/failure.ts';

describe('stable lists', () => {
  it('are read by their number, each with its own ids', () => {
    const snapshots = createSnapshots();
    const first = snapshots.add(Uint32Array.of(3, 1));
    const second = snapshots.add(Uint32Array.of(2));
    expect(first.total).toBe(2);
    expect([...snapshots.get(first.id)]).toEqual([3, 1]);
    expect([...snapshots.get(second.id)]).toEqual([2]);
  });

  it('are forgotten when newer ones took their place, and say so', () => {
    const snapshots = createSnapshots();
    const old = snapshots.add(Uint32Array.of(1));
    for (let more = 0; more < 8; more += 1) snapshots.add(Uint32Array.of(more));
    expect(snapshots.find(old.id)).toBeNull();
    expect(() => snapshots.get(old.id)).toThrow(Failure);
    expect(() => snapshots.get(99)).toThrow(/out of date/);
  });

  it('stay while they are read, however many newer ones there are', () => {
    const snapshots = createSnapshots();
    const shown = snapshots.add(Uint32Array.of(1));
    const unread = snapshots.add(Uint32Array.of(2));
    for (let more = 0; more < 20; more += 1) {
      snapshots.add(Uint32Array.of(more));
      expect([...snapshots.get(shown.id)]).toEqual([1]);
    }
    expect(snapshots.find(unread.id)).toBeNull();
  });

  it('stay although nobody reads them while a search makes a passing one at every key', () => {
    const snapshots = createSnapshots();
    const shown = snapshots.add(Uint32Array.of(1));
    const first = snapshots.add(Uint32Array.of(2), true);
    for (let key = 0; key < 20; key += 1) {
      const passing = snapshots.add(Uint32Array.of(key), true);
      expect([...snapshots.get(passing.id)]).toEqual([key]);
    }
    expect(snapshots.find(first.id)).toBeNull();
    expect([...snapshots.get(shown.id)]).toEqual([1]);
  });

  it('know the rows of products', () => {
    expect(findIndexes(Uint32Array.of(7, 5, 9), [9, 8, 7])).toEqual([2, null, 0]);
  });
});
