import type { Handlers } from '../../../../shared/contract/api.ts';
import type { SavedView } from '../../../../shared/model/query.ts';
import { Failure } from '../failure.ts';
import type { Notice } from '../ports/notice.ts';
import type { SavedViewStore } from '../ports/saved-view-store.ts';
import type { Transactions } from '../ports/transactions.ts';

type Deps = {
  readonly views: SavedViewStore;
  readonly transactions: Transactions;
  readonly notice: Notice;
};

export type SavedViewCommands = Pick<
  Handlers<'command'>,
  'views.add' | 'views.update' | 'views.move' | 'views.remove'
>;

/** Keeps, renames, orders and removes saved views. They are no Changes: what products say stays as it is. */
export function createSavedViewCommands({ views, transactions, notice }: Deps): SavedViewCommands {
  const write = <T>(work: () => T): T => {
    const done = transactions.run(work);
    notice({ views: true });
    return done;
  };
  return {
    'views.add': (view) =>
      write(() => {
        refuseTakenName(views, view.name, null);
        if (views.list().length >= MOST_VIEWS) throw tooMany();
        return find(views, views.add(view));
      }),
    'views.update': ({ id, view }) =>
      write(() => {
        refuseTakenName(views, view.name, id);
        views.update(id, view);
        return find(views, id);
      }),
    'views.move': ({ id, to }) =>
      write(() => {
        find(views, id);
        const others = views.list().flatMap((view) => (view.id === id ? [] : [view.id]));
        views.reorder(others.toSpliced(to, 0, id));
        return {};
      }),
    'views.remove': ({ id }) =>
      write(() => {
        if (!views.remove(id)) throw gone();
        return {};
      }),
  };
}

const MOST_VIEWS = 200;

function find(views: SavedViewStore, id: number): SavedView {
  const view = views.get(id);
  if (view === null) throw gone();
  return view;
}

function gone(): Failure {
  return new Failure('not-found', 'This view is not there any more.');
}

function tooMany(): Failure {
  return new Failure('not-allowed-now', `A catalog has at most ${MOST_VIEWS} saved views. Remove one first.`);
}

function refuseTakenName(views: SavedViewStore, name: string, except: number | null): void {
  const taken = views.findByName(name);
  if (taken === null || taken === except) return;
  throw new Failure('not-allowed-now', `There is a view called “${name}” already. Choose another name.`);
}
