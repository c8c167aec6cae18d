import type { FromCodec, ToCodec } from '../shared/contract/codec.ts';
import { makePicture } from './make-picture.ts';

// Its first message brings the port to the main process; everything else comes on that.
addEventListener('message', ({ ports }: MessageEvent) => ports[0] && serve(ports[0]), { once: true });

function serve(port: MessagePort): void {
  const pieces = new Map<number, Uint8Array<ArrayBuffer>[]>();
  // Copied: the main process can't take over memory, and would hear nothing.
  const answer = (message: FromCodec) => port.postMessage(message);

  port.addEventListener('message', ({ data }: MessageEvent<ToCodec>) => {
    const { id } = data;
    if ('piece' in data) {
      pieces.set(id, [...(pieces.get(id) ?? []), data.piece]);
      return;
    }
    const bytes = join(pieces.get(id) ?? []);
    pieces.delete(id);
    makePicture(bytes, data.task).then(
      (made) => answer({ id, made }),
      () => answer({ id, made: null }),
    );
  });
  port.start();
}

function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
