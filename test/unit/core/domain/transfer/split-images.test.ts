import { expect, it } from 'vitest';
import { splitImages } from '../../../../../src/main/core/domain/transfer/split-images.ts';

it.each([
  ['https://a.example/1.jpg', ['https://a.example/1.jpg']],
  [
    'https://a.example/1.jpg, https://a.example/2.jpg',
    ['https://a.example/1.jpg', 'https://a.example/2.jpg'],
  ],
  ['https://a.example/1.jpg;https://a.example/2.jpg', ['https://a.example/1.jpg', 'https://a.example/2.jpg']],
  [
    'https://a.example/1.jpg\nhttps://a.example/2.jpg',
    ['https://a.example/1.jpg', 'https://a.example/2.jpg'],
  ],
  ['https://cdn.example/w_100,h_200/1.jpg', ['https://cdn.example/w_100,h_200/1.jpg']],
  [
    'https://cdn.example/fetch/w_300,h_300,https://a.example/1.jpg',
    ['https://cdn.example/fetch/w_300,h_300,https://a.example/1.jpg'],
  ],
  [
    'https://cdn.example/fetch/w_300,https://a.example/1.jpg,https://cdn.example/fetch/w_300,https://a.example/2.jpg',
    [
      'https://cdn.example/fetch/w_300,https://a.example/1.jpg',
      'https://cdn.example/fetch/w_300,https://a.example/2.jpg',
    ],
  ],
  [
    'https://a.example/1.jpg?w=1,2,https://a.example/2.PNG,https://a.example/3',
    ['https://a.example/1.jpg?w=1,2', 'https://a.example/2.PNG', 'https://a.example/3'],
  ],
  ['https://a.example/1, https://a.example/2', ['https://a.example/1', 'https://a.example/2']],
  ['https://a.example/i?x=1|2', ['https://a.example/i?x=1|2']],
  ['one.jpg|two.jpg', ['one.jpg', 'two.jpg']],
  ['one.jpg, two.PNG', ['one.jpg', 'two.PNG']],
  ['a mug, blue', ['a mug, blue']],
  ['   ', []],
])('%s names %j', (cell, images) => {
  expect(splitImages(cell)).toEqual(images);
});
