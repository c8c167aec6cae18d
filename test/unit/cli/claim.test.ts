import { expect, it } from 'vitest';
import { sayAway } from '../../../src/cli/claim.ts';
import { NOTHING_FOUND } from '../../../src/shared/model/copies.ts';

it('another copy is said to have sent only where the notes of this computer show it', () => {
  const restored = sayAway('older', { found: NOTHING_FOUND }, '--data ./shop');
  expect(restored).toContain('another copy of it may have sent since.');
  const shown = sayAway('older', { found: { ...NOTHING_FOUND, sent: 2 } }, '--data ./shop');
  expect(shown).toMatch(
    /^Another copy of this catalog has sent since: .+ offshelf sync --data \.\/shop --claim$/,
  );
});
