/** Why nothing is put at a place for images, where that is no matter of the place itself. */
export const PLACE_HOLDS = {
  noKey: 'There is no key for this place. Type it in once more.',
  otherComputer:
    'The folder of this place was chosen on another computer. If it is the right one here, too, try again.',
  onlyInWindow:
    'This place wants pictures made smaller or written anew, which only the program’s window can do. Open the catalog there.',
} as const;
