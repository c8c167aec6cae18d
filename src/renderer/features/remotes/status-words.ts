import { translateWord } from '../../../shared/model/field-rule.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { RemoteSettings } from '../../../shared/model/remote.ts';
import { t, tWord } from '../../i18n/t.ts';

/** What our status words become at a remote, for the wizard to show. */
export function statusWords(
  profile: Profile,
  settings: Pick<RemoteSettings, 'status'>,
): readonly { readonly ours: string; readonly theirs: string }[] {
  const rule = profile.fields.find(({ from }) => from === 'status');
  const words = rule?.transform.find(({ kind }) => kind === 'enum');
  if (rule === undefined || words?.kind !== 'enum') return [];
  const full = {
    currencies: {},
    accountCurrency: null,
    addReference: false,
    requestsPerMinute: null,
    concurrency: null,
    imagePlaceId: null,
    ...settings,
  };
  const pairs = Object.keys(words.values).map((ours) => ({
    ours: tWord(ours),
    theirs: translateWord(rule, words, ours, full) ?? '',
  }));
  return words.default === undefined ? pairs : [...pairs, { ours: t`not set`, theirs: words.default }];
}
