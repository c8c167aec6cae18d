/** As many as are cancelled before a thread that is busy with one looks; 0 is none. */
const KEPT = 64;

/** Notes which jobs are to end. The memory is shared, because a busy thread hears no messages. */
export function createCancelledJobs(): {
  readonly memory: SharedArrayBuffer;
  readonly add: (job: number) => void;
} {
  const memory = new SharedArrayBuffer(KEPT * Int32Array.BYTES_PER_ELEMENT);
  const jobs = new Int32Array(memory);
  let next = 0;
  return {
    memory,
    add: (job) => {
      Atomics.store(jobs, next % KEPT, job);
      next += 1;
    },
  };
}

/** The other side: whether a job is to end. */
export function readCancelledJobs(memory: SharedArrayBuffer): (job: number) => boolean {
  const jobs = new Int32Array(memory);
  return (job) => jobs.some((_, at) => Atomics.load(jobs, at) === job);
}
