import { create } from 'zustand';

/**
 * How the products are shown: as a sheet of cells, as a plain table that any reader and any browser understands, as their images,
 * or their texts one after the other.
 */
export type Look = 'grid' | 'list' | 'images' | 'text';

export const LOOKS = ['grid', 'list', 'images', 'text'] as const satisfies readonly Look[];

const WHERE = 'products-look';

const useChosen = create<{ readonly look: Look | null }>(() => ({ look: null }));

/** What the person chose on this computer, now or another time. */
export function useLook(): Look {
  return useChosen(({ look }) => look) ?? readKept();
}

/** Shows the products in one way, and keeps that for the next time. */
export function chooseLook(look: Look): void {
  localStorage.setItem(WHERE, look);
  useChosen.setState({ look });
}

/** The same without a component. */
export function shownLook(): Look {
  return useChosen.getState().look ?? readKept();
}

/** The way after the one that is shown, round and round. */
export function nextLook(): Look {
  const at = LOOKS.indexOf(shownLook());
  return LOOKS[(at + 1) % LOOKS.length] ?? 'grid';
}

function readKept(): Look {
  const kept = localStorage.getItem(WHERE);
  return LOOKS.find((look) => look === kept) ?? 'grid';
}
