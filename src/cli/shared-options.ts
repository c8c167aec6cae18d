import type { OptionRule } from './command.ts';

export const REMOTE: OptionRule = { kind: 'list', value: 'NAME', about: 'a remote; can be repeated' };
export const CURRENCY: OptionRule = {
  kind: 'text',
  value: 'CODE',
  about: 'the currency of a catalog that is made here and now; EUR where left out',
};
export const ALLOW_HOST: OptionRule = {
  kind: 'list',
  value: 'HOST',
  about: 'a host whose private addresses and http:// are allowed from now on; can be repeated',
};
