import { gzipSync } from 'node:zlib';
import { claimPng } from '../../helpers/images.ts';
import { type Answer, aByteAtATime, countDown, endless, PNG, redirectTo, SVG } from './hostile-answers.ts';
import type { Names } from './hostile-pictures.ts';

type Row = {
  readonly what: string;
  readonly answer: Answer;
  readonly path?: string;
  readonly whole?: boolean;
  readonly names?: Names;
  readonly fault: string;
  readonly says: string;
};

const PRIVATE = 'private network';

export const ROWS: readonly Row[] = [
  {
    what: 'a redirect to an address of this computer',
    answer: redirectTo(() => 'https://127.1.2.3/x.png'),
    fault: 'private',
    says: PRIVATE,
  },
  {
    what: 'a redirect to the address that clouds tell their secrets at',
    answer: redirectTo(() => 'https://169.254.169.254/latest'),
    fault: 'private',
    says: PRIVATE,
  },
  {
    what: 'a redirect to a name of a private address',
    answer: redirectTo((port) => `https://inside.pictures.test:${port}/`),
    names: { 'inside.pictures.test': ['10.0.0.5'] },
    fault: 'private',
    says: PRIVATE,
  },
  {
    what: 'a redirect to a name with one private address among others',
    answer: redirectTo((port) => `https://inside.pictures.test:${port}/`),
    names: { 'inside.pictures.test': ['93.184.216.34', '::1'] },
    fault: 'private',
    says: PRIVATE,
  },
  {
    what: 'a redirect with another scheme',
    answer: redirectTo(() => 'file:///etc/passwd'),
    fault: 'bad-redirect',
    says: 'does not say where to',
  },
  {
    what: 'a redirect from https to http',
    answer: redirectTo((port) => `http://other.pictures.test:${port}/`),
    fault: 'http',
    says: 'http://',
  },
  {
    what: 'a redirect with a password',
    answer: redirectTo((port) => `https://me:secret@pictures.test:${port}/`),
    fault: 'credentials',
    says: 'password',
  },
  {
    what: 'a redirect that does not say where to',
    answer: (_request, response) => void response.writeHead(302).end(),
    fault: 'bad-redirect',
    says: 'does not say where to',
  },
  {
    what: 'a redirect in a circle',
    answer: redirectTo((_port, path) => path),
    fault: 'too-many-redirects',
    says: 'more than 3 times',
  },
  {
    what: 'four redirects',
    answer: countDown,
    path: '/4',
    fault: 'too-many-redirects',
    says: 'more than 3 times',
  },
  { what: 'a body without end', answer: endless, whole: true, fault: 'too-large', says: '20 MB' },
  {
    what: 'a body without end that begins as a picture and never says its size',
    answer: endless,
    fault: 'not-an-image',
    says: 'not a JPEG',
  },
  {
    what: 'a length that is too large',
    answer: (_request, response) =>
      void response.writeHead(200, { 'content-length': 400_000 }).write(PNG.subarray(0, 20)),
    fault: 'too-large',
    says: '20 MB',
  },
  {
    what: 'a length that is longer than what comes',
    answer: (_request, response) => {
      response.writeHead(200, { 'content-length': 5000 });
      response.write(PNG.subarray(0, 200), () => response.destroy());
    },
    fault: 'broken-off',
    says: 'broke off',
  },
  {
    what: 'a length that cuts the header off',
    answer: (_request, response) => {
      response.socket?.end(
        Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n'), PNG]),
      );
    },
    fault: 'not-an-image',
    says: 'not a JPEG',
  },
  { what: 'a byte now and then', answer: aByteAtATime, fault: 'too-slow', says: 'within 10 seconds' },
  { what: 'headers that never come', answer: () => undefined, fault: 'too-slow', says: 'within 10 seconds' },
  {
    what: 'a redirect that takes its time at each place',
    answer: (request, response) =>
      void setTimeout(() => response.writeHead(302, { location: `${request.url ?? ''}x` }).end(), 600),
    fault: 'too-slow',
    says: 'within 10 seconds',
  },
  {
    what: 'a gzip bomb that begins as a picture',
    answer: (_request, response) =>
      void response
        .writeHead(200, { 'content-type': 'image/png', 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.concat([PNG, Buffer.alloc(30_000_000)]))),
    whole: true,
    fault: 'too-large',
    says: '20 MB',
  },
  {
    what: 'what is no gzip at all',
    answer: (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(PNG),
    fault: 'not-an-image',
    says: 'not a JPEG',
  },
  {
    what: 'an encoding that nobody knows',
    answer: (_request, response) => void response.writeHead(200, { 'content-encoding': 'compress' }).end(PNG),
    fault: 'not-an-image',
    says: 'not a JPEG',
  },
  {
    what: 'a web page that is called .png',
    answer: (_request, response) =>
      void response
        .writeHead(200, { 'content-type': 'image/png' })
        .end('<!DOCTYPE html><html><title>Gone</title></html>'),
    fault: 'web-page',
    says: 'web page',
  },
  {
    what: 'an SVG that is said to be a PNG',
    answer: (_request, response) =>
      void response.writeHead(200, { 'content-type': 'image/png' }).end(`<?xml version="1.0"?>${SVG}`),
    fault: 'svg',
    says: 'SVG',
  },
  {
    what: 'an SVG behind a long comment',
    answer: (_request, response) =>
      void response
        .writeHead(200, { 'content-type': 'image/svg+xml' })
        .end(`<!--${'x'.repeat(800)}-->${SVG}`),
    fault: 'svg',
    says: 'SVG',
  },
  {
    what: 'a PNG that claims 60000 by 60000 pixels',
    answer: (_request, response) =>
      void response.writeHead(200, { 'content-type': 'image/png' }).end(claimPng(60_000, 60_000)),
    fault: 'too-many-pixels',
    says: '50 megapixels',
  },
  {
    what: 'nothing',
    answer: (_request, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end(),
    fault: 'empty',
    says: 'sends nothing',
  },
  {
    what: 'no content',
    answer: (_request, response) => void response.writeHead(204).end(),
    fault: 'empty',
    says: 'sends nothing',
  },
  {
    what: 'status 404 with a picture',
    answer: (_request, response) => void response.writeHead(404).end(PNG),
    fault: 'refused',
    says: 'nothing at this address (404)',
  },
  {
    what: 'status 403',
    answer: (_request, response) => void response.writeHead(403).end(),
    fault: 'refused',
    says: 'Make it public',
  },
  {
    what: 'status 500',
    answer: (_request, response) => void response.writeHead(500).end(),
    fault: 'refused',
    says: 'The server failed (500)',
  },
  {
    what: 'the end of the connection',
    answer: (_request, response) => void response.socket?.destroy(),
    fault: 'broken-off',
    says: 'broke off',
  },
  {
    what: 'what is no HTTP',
    answer: (_request, response) => void response.socket?.end('SSH-2.0-nobody\r\n\r\n'),
    fault: 'garbage',
    says: 'no proper answer',
  },
  {
    what: 'headers without end',
    answer: (_request, response) => void response.writeHead(200, { 'x-much': 'x'.repeat(40_000) }).end(PNG),
    fault: 'garbage',
    says: 'no proper answer',
  },
];
