import type { Remote } from '../../src/shared/model/remote.ts';
import { Killed } from '../integration/sending/mortal.ts';
import { createChance } from './chance.ts';
import { type Book, createFaultyRemotes, KEY } from './faulty-remote.ts';
import type { Stage } from './stage.ts';
import { type Blame, createWatch, type Harm } from './watch.ts';

export type World = ReturnType<typeof createWorld>;

/** A catalog with a remote of each kind on a network that chance breaks, and the test's own book of what happens. */
export function createWorld(stage: Stage, seed: number) {
  const { clock, asks, frailty } = stage;
  const chance = createChance(seed);
  const broken = new Map<string, Harm>();
  const blame: Blame = (what, harm = 'rule') => {
    broken.set(what, harm);
  };
  const book: Book = { seen: [], listedAt: new Map() };
  const sleeping = createSleep(stage);
  const watch = createWatch({ book, asks, frailty, blame, ...sleeping });
  const side = createFaultyRemotes({
    book,
    chance,
    now: clock.now,
    time: sleeping.time,
    onCreate: watch.onCreate,
    onList: watch.onList,
    onFatal: () => program.kill(),
  });
  const program = createProgram(stage, () => {
    side.cutOff();
    sleeping.wakeUp();
  });
  const people = createPeople(stage, watch.letGo);
  let wasSet = false;
  stage.begin({
    send: side.http.send,
    key: people.key,
    onAnswer: watch.onAnswer,
    onKill: program.kill,
  });
  for (const remote of people.remotes) people.giveKey(remote);
  return {
    ...stage,
    ...program,
    ...people,
    ...sleeping,
    seed,
    chance,
    side,
    broken,
    blame,
    products: [] as number[],
    counts: { steps: 0, edits: 0, resolved: 0 },
    letGo: watch.letGo,
    /** From now on all goes well. */
    becalm: () => {
      program.becalm();
      side.heal();
    },
    /** A remote asked to wait, or a clock was set, which may double such a wait. */
    mayWaitLong: () => wasSet || watch.hasWaits(),
    setClock: (milliseconds: number) => {
      wasSet = true;
      clock.jump(milliseconds);
      watch.setOn(Math.max(0, milliseconds));
    },
  };
}

/** Starts of the program and what ends them. */
function createProgram({ frailty, rig, clock }: Stage, onKill: () => void) {
  let starts = 0;
  let kills = 0;
  let calm = false;
  return {
    starts: () => starts,
    kills: () => kills,
    start: () => {
      starts += 1;
      frailty.gone = false;
      rig.restart();
    },
    kill: () => {
      kills += 1;
      Object.assign(frailty, { gone: true, full: false, fuse: 0 });
      rig.kill();
      clock.clear();
      onKill();
    },
    /** It is killed at so many uses of its store from now on. */
    lightFuse: (uses: number) => {
      if (!calm) frailty.fuse = uses;
    },
    setFull: (full: boolean) => {
      frailty.full = full;
    },
    becalm: () => {
      calm = true;
      Object.assign(frailty, { full: false, fuse: 0 });
    },
    /** True for what a kill or a full disk makes of whatever was under way. */
    endsWith: (error: unknown): boolean =>
      error instanceof Killed || (error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL'),
  };
}

/** A computer whose waking nobody tells is taken to be awake after this. */
const NAP_MS = 60_000;

/** A computer that sleeps: nothing happens here, while time goes by everywhere. */
function createSleep({ clock, rig, frailty }: Stage) {
  let slept = 0;
  let napEnds = 0;
  return {
    /** Milliseconds that truly went by, whether it slept or not. */
    time: () => clock.passed() + slept,
    isAsleep: () => clock.passed() < napEnds,
    /** `told`: the system says so when it wakes up. */
    sleep: (milliseconds: number, told: boolean) => {
      if (frailty.gone) return;
      rig.engine().sleep();
      slept += milliseconds;
      clock.jump(milliseconds);
      if (told) {
        napEnds = 0;
        rig.engine().wake();
      } else if (napEnds <= clock.passed()) napEnds = clock.passed() + NAP_MS;
    },
    wakeUp: () => {
      napEnds = 0;
    },
  };
}

/** The remotes that the person has, and their keys. */
function createPeople({ rig, remotes: first }: Stage, letGo: () => void) {
  const remotes = [...first];
  const keys = new Map<string, string>();
  const nameAccount = rig.db
    .prepare<[number], string>(`SELECT origin || ' ' || label FROM account WHERE id = ?`)
    .pluck();
  const giveKey = ({ id, origin, accountId }: Remote) => {
    keys.set(`${id} ${origin}`, `${KEY}${id}|${origin}|${nameAccount.get(accountId)}`);
  };
  return {
    remotes,
    giveKey,
    key: (remoteId: number, origin: string) => keys.get(`${remoteId} ${origin}`) ?? null,
    setKey: (remote: Remote, given: boolean) => {
      letGo();
      if (given) giveKey(remote);
      else keys.delete(`${remote.id} ${remote.origin}`);
      rig.setKey(remote.id, given ? '' : null);
    },
    /** As the program does where a remote leads to another origin: its key was given for the one before. */
    forgetKeys: (remoteId: number) => {
      for (const place of keys.keys()) if (place.startsWith(`${remoteId} `)) keys.delete(place);
    },
    /** The remotes as they are stored now. */
    readRemotes: () => {
      remotes.splice(0, remotes.length, ...rig.ask('remotes.list', {}));
    },
  };
}
