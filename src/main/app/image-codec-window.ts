import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import {
  MessageChannelMain,
  type MessagePortMain,
  type Session,
  session,
  type WebContents,
  WebContentsView,
} from 'electron';
import { CODEC_CHANNEL, type FromCodec, type ToCodec } from '../../shared/contract/codec.ts';
import { readFromCodec } from './image-codec-answer.ts';
import { APP_SCHEME } from './origin.ts';
import { denyEverything } from './security.ts';

/** A worker of the codec, on the other side of a port. */
export type CodecWorker = { readonly post: (message: ToCodec) => void };

/** A page in a process of its own, in Chromium's sandbox, whose workers decode pictures. */
export type CodecWindow = {
  readonly workers: readonly CodecWorker[];
  /** Ends its process, also one that hangs. */
  readonly end: () => void;
};

export type OpenCodecWindow = (hear: {
  readonly answer: (message: FromCodec) => void;
  /** Its process ended by itself. */
  readonly gone: (reason: string) => void;
}) => Promise<CodecWindow>;

type Parts = {
  /** The folder of the built main file. */
  readonly root: string;
  /** How many workers it has. */
  readonly workers: number;
};

/** Not the program's own page: what comes from here is refused by the gate of the bridge. */
const PAGE = `${APP_SCHEME}://codec/`;
const HTML = '<!doctype html><title>Codec</title><script type="module" src="/page.js"></script>';
const SCRIPTS: readonly string[] = ['page.js', 'worker.js'];
/** In memory alone, and nothing of it is the window's. */
const PARTITION = 'codec';
const OPEN_MS = 30_000;

/** Opens codec windows. Nothing of them is ever shown, so they are views without a window that the program would wait for. */
export function createCodecOpener({ root, workers }: Parts): OpenCodecWindow {
  let hardened: Session | null = null;
  return async ({ answer, gone }) => {
    hardened ??= hardenCodecSession(session.fromPartition(PARTITION), join(root, 'codec'));
    const view = new WebContentsView({
      webPreferences: {
        session: hardened,
        preload: join(root, '../preload/codec.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        devTools: false,
        spellcheck: false,
        // It is never seen, and must not be put to sleep for it.
        backgroundThrottling: false,
      },
    });
    let state: 'opening' | 'open' | 'ended' = 'opening';
    const { webContents } = view;
    webContents.on('render-process-gone', (_event, { reason }) => state === 'open' && gone(reason));
    webContents.once('destroyed', () => state === 'open' && gone('destroyed'));
    const end = () => {
      if (state === 'ended') return;
      state = 'ended';
      if (webContents.isDestroyed()) return;
      const process = webContents.getOSProcessId();
      // The view is named here so that it lives as long: one that nobody holds is collected, and its page with it.
      view.webContents.close();
      // A process that hangs hears nothing else.
      if (process > 0) kill(process);
    };
    try {
      await loadInTime(webContents);
    } catch (cause) {
      end();
      throw cause;
    }
    state = 'open';
    const ports = Array.from({ length: workers }, () => openPort(answer));
    for (const { theirs } of ports) webContents.postMessage(CODEC_CHANNEL, null, [theirs]);
    return { workers: ports.map(({ mine }) => ({ post: (message) => mine.postMessage(message) })), end };
  };
}

async function loadInTime(contents: WebContents): Promise<void> {
  const late = pass(OPEN_MS, 'late' as const, { ref: false });
  const gone = once(contents, 'render-process-gone');
  const first = await Promise.race([contents.loadURL(PAGE), late, gone]);
  if (first !== undefined) throw new Error('its page did not load');
}

function openPort(answer: (message: FromCodec) => void): {
  readonly mine: MessagePortMain;
  readonly theirs: MessagePortMain;
} {
  const { port1, port2 } = new MessageChannelMain();
  port1.on('message', ({ data }) => {
    const message = readFromCodec(data);
    if (message !== null) answer(message);
  });
  port1.start();
  return { mine: port1, theirs: port2 };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** Its own three files and nothing else, under a policy that allows it its scripts and workers alone. */
function hardenCodecSession(own: Session, folder: string): Session {
  denyEverything(own);
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !url.startsWith(PAGE) }));
  own.protocol.handle(APP_SCHEME, async ({ url }) => {
    const name = url.slice(PAGE.length);
    if (name === '') return answerWith(HTML, 'text/html; charset=utf-8');
    if (!url.startsWith(PAGE) || !SCRIPTS.includes(name)) return new Response('Not found', { status: 404 });
    return answerWith(await readFile(join(folder, name), 'utf8'), 'text/javascript; charset=utf-8');
  });
  return own;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types codec',
].join('; ');

function answerWith(body: string, type: string): Response {
  const headers = {
    'Content-Type': type,
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
  return new Response(body, { headers });
}
