import { assertNever } from '../../../shared/assert.ts';
import type { HoldCode } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { formatCount } from '../../ui/format.ts';

/** The one thing that lets a held remote go on. */
export type HoldStep = {
  readonly kind: 'key' | 'address' | 'release';
  readonly label: string;
  readonly advice: string;
};

/** `waiting` is how many products wait for the remote. */
export function nextStep(hold: HoldCode, waiting: number): HoldStep {
  switch (hold) {
    case 'wrong-key':
      return {
        kind: 'key',
        label: t`Enter a new key`,
        advice: t`Copy the key again, or make a new one there.`,
      };
    case 'no-permission':
      return {
        kind: 'key',
        label: t`Enter another key`,
        advice: t`Use a key with the permission to write products.`,
      };
    case 'payment-required':
      return { kind: 'release', label: t`It is settled, go on`, advice: t`See to it in the account there.` };
    case 'wrong-address':
    case 'redirect':
    case 'bad-address':
      return { kind: 'address', label: t`Change the address`, advice: t`Check the address of this remote.` };
    case 'certificate':
      return {
        kind: 'release',
        label: t`Try again`,
        advice: t`Check the address and this computer’s clock; never send past a certificate that is wrong.`,
      };
    case 'proxy':
      return { kind: 'release', label: t`Try again`, advice: t`Check the proxy in the system’s settings.` };
    case 'difference':
      return {
        kind: 'release',
        label: t`I have seen it, go on`,
        advice: t`Look at the difference in the list below first.`,
      };
    case 'unsure-twice':
      if (waiting === 0) {
        return {
          kind: 'release',
          label: t`Go on`,
          advice: t`Nothing waits for it now. Settle the unsure products below; after Go on, what you send there goes again, counted anew.`,
        };
      }
      return {
        kind: 'release',
        label: t`Try one`,
        advice: t`Settle the unsure products below, or let one go: if it arrives, the others follow.`,
      };
    case 'tested':
      return {
        kind: 'release',
        label: waiting === 0 ? t`Go on` : t`Send the other ${formatCount(waiting)}`,
        advice: t`Look at it there, then let the others go.`,
      };
    default:
      return assertNever(hold, 'a hold without a next step');
  }
}
