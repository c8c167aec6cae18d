import type { FieldRule, Profile } from '../../../../../src/shared/model/profile.ts';
import { builtIn } from '../../../../helpers/sending-samples.ts';

const bee = builtIn('journeybee');

/** A profile that sends one field by one rule. */
export function withRule(rule: Partial<FieldRule>): Profile {
  const usual: FieldRule = { from: 'name', to: '/it', transform: [], required: false, whenEmpty: 'omit' };
  return { ...bee, fields: [{ ...usual, ...rule }] };
}
