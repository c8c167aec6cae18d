/** A product that an image can be dropped on, and where it stands on screen. */
export type DropTarget = {
  readonly product: number;
  readonly name: string;
  readonly box: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;
};

type FindTarget = (event: DragEvent) => DropTarget | null;

const finders = new Set<FindTarget>();

/** Says on which product something would be dropped, for a part of the window; the returned function takes it back. */
export function provideDropTarget(find: FindTarget): () => void {
  finders.add(find);
  return () => finders.delete(find);
}

/** The product below the pointer; `null` where there is none. */
export function findDropTarget(event: DragEvent): DropTarget | null {
  for (const find of finders) {
    const target = find(event);
    if (target !== null) return target;
  }
  return null;
}
