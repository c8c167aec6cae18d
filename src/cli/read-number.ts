import { wrongUsage } from './command-failure.ts';

/** A whole number from 1. @throws CommandFailure of wrong usage */
export function readWholeNumber(text: string, what: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw wrongUsage(`${what} takes a whole number from 1.`);
}
