import { create } from 'zustand';

/** How the products are shown: as a sheet of cells, or as a plain table that any reader and any browser understands. */
export type Look = 'grid' | 'list';

const WHERE = 'products-look';

const useChosen = create<{ readonly look: Look | null }>(() => ({ look: null }));

/** What the person chose on this computer, now or another time. */
export function useLook(): Look {
  return useChosen(({ look }) => look) ?? readKept();
}

/** Shows the products the other way, and keeps that for the next time. */
export function switchLook(): void {
  const before = useChosen.getState().look ?? readKept();
  const look = before === 'grid' ? 'list' : 'grid';
  localStorage.setItem(WHERE, look);
  useChosen.setState({ look });
}

function readKept(): Look {
  return localStorage.getItem(WHERE) === 'list' ? 'list' : 'grid';
}
