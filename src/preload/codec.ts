// The codec's page has one way in: ports for its workers. Nothing goes out but on those.
import { ipcRenderer } from 'electron';
import { CODEC_CHANNEL } from '../shared/contract/codec.ts';

/** The page's own; the rest of the DOM is none of the preload's business. */
declare function postMessage(message: unknown, origin: string, ports: readonly unknown[]): void;

ipcRenderer.on(CODEC_CHANNEL, ({ ports }) => postMessage(CODEC_CHANNEL, 'app://codec', ports));
