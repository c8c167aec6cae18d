import type { ProductRow } from '../../../shared/model/query.ts';
import type { Remote } from '../../../shared/model/remote.ts';
import { countOf } from '../../ui/format.ts';
import { READINESS_LOOK } from '../../ui/status-look.ts';
import { LetterMark } from '../../ui/status-mark.tsx';
import classes from './product-list.module.css';

/** What stands for each remote where there is room for a letter or two. */
export type RemoteLetters = ReadonlyMap<number, { readonly letter: string; readonly name: string }>;

/** The first letter of each remote's name, or two where names begin alike; a number follows where even those are the same. */
export function letterRemotes(remotes: readonly Pick<Remote, 'id' | 'name'>[]): RemoteLetters {
  const first = (name: string): string => name.trim().slice(0, 1).toUpperCase();
  const letters = remotes.map(({ name }) => {
    const alone = remotes.filter((other) => first(other.name) === first(name)).length === 1;
    return alone ? first(name) : name.trim().slice(0, 2);
  });
  const marks = new Map<number, { readonly letter: string; readonly name: string }>();
  const taken = new Set(letters);
  for (const [at, { id, name }] of remotes.entries()) {
    let letter = letters[at] ?? '';
    if (letters.filter((other) => other === letter).length > 1) {
      let n = 1;
      while (taken.has(`${first(name)}${n}`)) n += 1;
      letter = `${first(name)}${n}`;
      taken.add(letter);
    }
    marks.set(id, { name, letter });
  }
  return marks;
}

type Props = { readonly remotes: ProductRow['remotes']; readonly letters: RemoteLetters };

/** One mark per remote, always in the remotes' order. */
export function RowMarks({ remotes, letters }: Props) {
  const byId = new Map(remotes.map((mark) => [mark.remoteId, mark]));
  return (
    <span className={classes['marks']}>
      {[...letters].map(([id, { letter, name }]) => {
        const mark = byId.get(id);
        if (mark === undefined) return null;
        const look = READINESS_LOOK[mark.readiness];
        const word = mark.readiness === 'problems' ? countOf(mark.problems, 'problem') : look.word;
        return <LetterMark key={id} look={look} letter={letter} sentence={`${name}: ${word}`} />;
      })}
    </span>
  );
}
