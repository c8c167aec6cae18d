import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CodecTask, FromCodec, WrittenType } from '../../shared/contract/codec.ts';
import { IMAGE_TYPES, type ImageType, readImageHeader, sniffType } from '../../shared/model/image-header.ts';
import type { ImageAnswer, ImageCodec, ImageFault, ImagePreset } from '../core/compose.ts';
import type { CodecWindow, CodecWorker, OpenCodecWindow } from './image-codec-window.ts';

type Parts = {
  readonly open: OpenCodecWindow;
  /** How many workers a window has. */
  readonly workers: number;
  readonly logError: (message: string, cause: unknown) => void;
};

type Job = {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly task: CodecTask;
  readonly settle: (answer: ImageAnswer) => void;
  /** It was there when a window crashed: the next time it is alone, so that nothing else suffers from it. */
  readonly suspect: boolean;
};

type Running = { readonly job: Job; readonly worker: CodecWorker; readonly timer: NodeJS.Timeout };

const TIME_LIMIT_MS = 10_000;
const REST_MS = 60_000;
/** Decoded at four bytes each; the largest picture may run beside another. */
const MOST_PIXELS_AT_ONCE = 100_000_000;
/** Bytes are handed over in pieces, so that no turn of the main process is long. */
const PIECE = 1_000_000;
const THUMBNAIL_QUALITY = 0.8;

/**
 * Decodes pictures in a hidden window that is opened when it is needed and closed after a minute of rest. What crashes or
 * hangs it costs that one picture: the window is made anew for the others.
 */
export function createImageCodec({
  open,
  workers,
  logError,
}: Parts): ImageCodec & { readonly close: () => void } {
  let window: CodecWindow | 'opening' | null = null;
  let waiting: readonly Job[] = [];
  const running = new Map<number, Running>();
  let lastId = 0;
  let closed = false;
  let rest: NodeJS.Timeout | undefined;

  const settle = ({ job, timer }: Running, answer: ImageAnswer): void => {
    clearTimeout(timer);
    running.delete(job.id);
    job.settle(answer);
  };
  const fits = ({ task, suspect }: Job): boolean => {
    if (running.size === 0) return true;
    const jobs = [...running.values()].map(({ job }) => job);
    // One more than there are workers, so that none waits for its next bytes.
    if (suspect || jobs.some((job) => job.suspect) || jobs.length > workers) return false;
    return jobs.reduce((sum, job) => sum + countPixels(job.task), countPixels(task)) <= MOST_PIXELS_AT_ONCE;
  };
  const pump = (): void => {
    clearTimeout(rest);
    const next = waiting[0];
    if (next === undefined) {
      if (running.size === 0) rest = setTimeout(endWindow, REST_MS).unref();
    } else if (window === null) void openWindow();
    else if (window !== 'opening' && fits(next)) {
      waiting = waiting.slice(1);
      start(next, window);
      pump();
    }
  };
  const start = (job: Job, { workers: all }: CodecWindow): void => {
    const load = (worker: CodecWorker) => [...running.values()].filter((one) => one.worker === worker).length;
    const worker = all.reduce((best, one) => (load(one) < load(best) ? one : best));
    const timer = setTimeout(() => endSlow(job.id), TIME_LIMIT_MS);
    const run: Running = { job, worker, timer };
    running.set(job.id, run);
    void post(run);
  };
  const post = async (run: Running): Promise<void> => {
    const { id, bytes, task } = run.job;
    for (let at = 0; at < bytes.length; at += PIECE) {
      if (running.get(id) !== run) return;
      // A view would take all that it is a view of along.
      run.worker.post({ id, piece: new Uint8Array(bytes.slice(at, at + PIECE)) });
      await nextTurn();
    }
    if (running.get(id) === run) run.worker.post({ id, task });
  };
  const answer = (message: FromCodec): void => {
    const run = running.get(message.id);
    if (run === undefined) return;
    const { as } = run.job.task;
    // Whoever looks at it takes its word for the type.
    const isIt = message.made !== null && sniffType(message.made.bytes) === as;
    settle(run, isIt ? { ok: true, image: { ...message.made, type: as } } : refuse('undecodable'));
    // What waited for the same worker has all of its time from now on.
    for (const { worker, timer } of running.values()) if (worker === run.worker) timer.refresh();
    pump();
  };
  const openWindow = async (): Promise<void> => {
    window = 'opening';
    try {
      const opened = await open({ answer, gone });
      if (closed) return opened.end();
      window = opened;
    } catch (cause) {
      logError('the window that decodes images did not open', cause);
      window = null;
      failAll('no-codec');
    }
    pump();
  };
  const endWindow = (): void => {
    if (window !== null && window !== 'opening') window.end();
    window = null;
  };
  /** What was running waits again, first of all. */
  const takeBack = (suspect: boolean): void => {
    const jobs = [...running.values()].map(({ job, timer }) => {
      clearTimeout(timer);
      return { ...job, suspect: job.suspect || suspect };
    });
    running.clear();
    waiting = [...jobs, ...waiting];
  };
  const endSlow = (id: number): void => {
    const run = running.get(id);
    if (run === undefined) return;
    settle(run, refuse('too-slow'));
    endWindow();
    takeBack(false);
    pump();
  };
  const gone = (reason: string): void => {
    logError('the window that decodes images ended', reason);
    for (const run of [...running.values()].filter(({ job }) => job.suspect)) settle(run, refuse('crashed'));
    endWindow();
    takeBack(true);
    pump();
  };
  const failAll = (why: ImageFault): void => {
    for (const job of waiting) job.settle(refuse(why));
    waiting = [];
    for (const run of running.values()) settle(run, refuse(why));
  };
  const add = async (bytes: Uint8Array, plan: (type: ImageType) => PlannedTask): Promise<ImageAnswer> => {
    const header = readImageHeader(bytes);
    if (typeof header === 'string') return refuse(header);
    if (closed) return refuse('no-codec');
    const { type, width, height } = header;
    const task: CodecTask = { type, stored: { width, height }, ...plan(type) };
    return await new Promise((resolve) => {
      lastId += 1;
      waiting = [...waiting, { id: lastId, bytes, task, settle: resolve, suspect: false }];
      pump();
    });
  };
  return {
    thumbnail: async (bytes, fit) =>
      await add(bytes, () => ({ fit, as: 'image/webp', quality: THUMBNAIL_QUALITY })),
    convert: async (bytes, preset) => await add(bytes, (type) => planConversion(type, preset)),
    close: () => {
      closed = true;
      clearTimeout(rest);
      failAll('no-codec');
      endWindow();
    },
  };
}

type PlannedTask = Pick<CodecTask, 'fit' | 'as' | 'quality'>;

const FORMATS = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const;
/** What can not be written keeps what it can: GIF its hard edges, AVIF its smallness. */
const KEPT: Readonly<Record<ImageType, WrittenType>> = {
  [IMAGE_TYPES.jpg]: 'image/jpeg',
  [IMAGE_TYPES.png]: 'image/png',
  [IMAGE_TYPES.webp]: 'image/webp',
  [IMAGE_TYPES.gif]: 'image/png',
  [IMAGE_TYPES.avif]: 'image/webp',
};

function planConversion(type: ImageType, preset: ImagePreset): PlannedTask {
  const { maxWidth = Infinity, maxHeight = Infinity, format, quality } = preset;
  const fit = maxWidth === Infinity && maxHeight === Infinity ? null : { width: maxWidth, height: maxHeight };
  return { fit, as: format === 'keep' ? KEPT[type] : FORMATS[format], quality };
}

function countPixels({ stored }: CodecTask): number {
  return stored.width * stored.height;
}

function refuse(why: ImageFault): ImageAnswer {
  return { ok: false, why };
}
