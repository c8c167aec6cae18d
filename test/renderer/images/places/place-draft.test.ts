import { describe, expect, test } from 'vitest';
import {
  changePlace,
  draftOfPlace,
  type PlaceDraft,
  startPlace,
  toPlaceInput,
} from '../../../../src/renderer/features/images/places/place-draft.ts';
import { findPlaceProblems } from '../../../../src/renderer/features/images/places/place-problems.ts';
import { shortenPath } from '../../../../src/renderer/features/images/places/place-words.ts';
import { S3_HOSTS } from '../../../../src/renderer/features/images/places/s3-hosts.ts';
import { ImagePlaceInput } from '../../../../src/shared/model/image-place.ts';

const FILLED = {
  name: ' Shop ',
  publicBase: 'https://images.example.com',
  endpoint: 'https://s3.example.com',
  region: 'auto',
  bucket: 'shop',
  accessKeyId: 'AKIA',
  address: 'https://cloud.example.com/dav',
  user: 'jo',
  folder: { folder: '/pictures', path: '/pictures' },
} as const;

const filled = (kind: PlaceDraft['kind'], part: Partial<PlaceDraft> = {}): PlaceDraft => ({
  ...startPlace(kind),
  ...FILLED,
  ...part,
});

describe('a place', () => {
  test.each(['s3', 'webdav', 'folder', 'address'] as const)(
    'of the kind %s that is filled in is one that the program takes, and comes back the same',
    (kind) => {
      const draft = filled(kind);
      expect(findPlaceProblems(draft, '')).toEqual({});
      const input = ImagePlaceInput.parse(toPlaceInput(draft));
      expect(input.name).toBe('Shop');
      const again = draftOfPlace({ ...input, id: 1, origin: null, held: null, waits: null });
      expect(toPlaceInput(again)).toEqual(input);
    },
  );

  test('gets pictures as the person says, and where nothing is put nothing becomes of them', () => {
    expect(toPlaceInput(filled('s3')).preset).toEqual({ maxSide: 2000, format: 'keep', quality: 85 });
    expect(toPlaceInput(filled('s3', { maxSide: ' ' })).preset).toMatchObject({ maxSide: null });
    expect(toPlaceInput(filled('s3', { asIs: true })).preset).toBeNull();
    expect(toPlaceInput(filled('address')).preset).toBeNull();
  });

  test('that is empty says of each field what to do', () => {
    expect(Object.keys(findPlaceProblems(startPlace('s3'), ''))).toEqual([
      'name',
      'endpoint',
      'region',
      'bucket',
      'accessKeyId',
      'publicBase',
    ]);
    expect(Object.keys(findPlaceProblems(startPlace('webdav'), 'a b'))).toEqual([
      'name',
      'address',
      'user',
      'key',
      'publicBase',
    ]);
    expect(findPlaceProblems(startPlace('folder'), '').folder).toBe('Choose the folder.');
    expect(findPlaceProblems(startPlace('address'), '')).not.toHaveProperty('folder');
  });

  test.each<[string, Partial<PlaceDraft>, string]>([
    ['publicBase', { publicBase: 'http://images.example.com' }, 'Use https://: remotes and shops'],
    ['endpoint', { endpoint: 'http://s3.example.com' }, 'so that nobody on the way can read the key'],
    ['endpoint', { endpoint: 'https://ACCOUNT-ID.r2.cloudflarestorage.com' }, 'the id of your account'],
    ['path', { path: '{name}.{ext}' }, 'needs {hash}'],
    ['path', { path: '/{hash}.{ext}' }, 'must not begin with /'],
    ['path', { path: ' ' }, 'Type what the files'],
    ['maxSide', { maxSide: '15' }, 'from 16 to 10,000'],
    ['quality', { quality: '101' }, 'from 1 to 100'],
    ['bucket', { bucket: 'my shop' }, 'no spaces'],
  ])('has a problem at %s for %o', (field, part, words) => {
    const problems: Readonly<Record<string, string>> = findPlaceProblems(filled('s3', part), '');
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toContain(words);
  });

  test('is not asked for what is not used', () => {
    expect(findPlaceProblems(filled('s3', { asIs: true, maxSide: 'x', quality: '' }), '')).toEqual({});
    expect(findPlaceProblems(filled('s3', { format: 'png', quality: '' }), '')).toEqual({});
    expect(findPlaceProblems(filled('address', { path: '{name}.{ext}' }), '')).toEqual({});
  });
});

test('the region follows an endpoint that has it, and one that was typed stays', () => {
  const first = changePlace(startPlace('s3'), { endpoint: 'https://s3.us-west-2.amazonaws.com' });
  expect(first.region).toBe('us-west-2');
  expect(changePlace(first, { endpoint: 'https://s3.eu-west-1.amazonaws.com' }).region).toBe('eu-west-1');
  const own = changePlace(first, { region: 'mine' });
  expect(changePlace(own, { endpoint: 'https://s3.eu-west-1.amazonaws.com' }).region).toBe('mine');
});

test.each(S3_HOSTS)('what is filled in for $name lacks nothing but what is the person’s own', (host) => {
  const { endpoint, region, pathStyle } = host;
  const problems = findPlaceProblems(filled('s3', { endpoint, region, pathStyle }), '');
  expect(Object.keys(problems)).toEqual(host.id === 'r2' ? ['endpoint'] : []);
});

test('a long path keeps its beginning and its end, and a short one is shown whole', () => {
  expect(shortenPath('/home/me/shop images')).toBe('/home/me/shop images');
  const short = shortenPath(`/home/ada/${'very/'.repeat(30)}deep/shop-images`);
  expect(short).toMatch(/^\/home\/ada\/very.*….*\/deep\/shop-images$/);
  expect([...short]).toHaveLength(60);
});
