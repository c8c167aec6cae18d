import BetterSqlite from 'better-sqlite3';
import type { NewAnswer, SendingStore } from '../../src/main/core/domain/ports/sending-store.ts';
import { Killed } from '../integration/sending/mortal.ts';

/** What can happen to a program between two lines of it. */
export type Frailty = {
  /** How many uses of the store are left until the program is killed in the midst of what it does; 0: it lives. */
  fuse: number;
  /** The disk takes nothing. */
  full: boolean;
  /** It was killed: whatever still runs of it reads and writes nothing more. */
  gone: boolean;
  /** Transactions that are open. */
  depth: number;
  /** How often the store was used. */
  uses: number;
};

/** No schedule needs nearly as many; a program that runs in circles does. */
const MOST_USES = 100_000;

type Watch = {
  readonly onKill: () => void;
  /** Hears each answer once it is committed. */
  readonly onAnswer: (answer: NewAnswer) => void;
};

const RUNS_IN_CIRCLES = 'the program runs in circles';

/** The store of a program that can be killed at any use of it, and whose disk can be full. */
export function makeFrail(store: SendingStore, frailty: Frailty, { onKill, onAnswer }: Watch): SendingStore {
  let uncommitted: NewAnswer[] = [];
  const touch = () => {
    frailty.uses += 1;
    if (frailty.uses > MOST_USES) throw new Error(RUNS_IN_CIRCLES);
    if (!frailty.gone && frailty.fuse > 0) {
      frailty.fuse -= 1;
      if (frailty.fuse === 0) onKill();
    }
    if (frailty.gone) throw new Killed('the program is gone');
  };
  const committed = () => {
    const answers = uncommitted;
    uncommitted = [];
    for (const answer of answers) onAnswer(answer);
  };
  const atomically = <T>(work: () => T): T => {
    if (frailty.full) throw new BetterSqlite.SqliteError('database or disk is full', 'SQLITE_FULL');
    frailty.depth += 1;
    try {
      const value = store.atomically(() => {
        const done = work();
        touch();
        return done;
      });
      if (frailty.depth === 1) committed();
      return value;
    } finally {
      frailty.depth -= 1;
      if (frailty.depth === 0) uncommitted = [];
    }
  };
  const insertAnswer = (answer: NewAnswer) => {
    store.insertAnswer(answer);
    uncommitted.push(answer);
    if (frailty.depth === 0) committed();
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'isDiskTrouble') return target.isDiskTrouble;
      touch();
      if (name === 'atomically') return atomically;
      if (name === 'insertAnswer') return insertAnswer;
      return Reflect.get(target, name) as unknown;
    },
  });
}
