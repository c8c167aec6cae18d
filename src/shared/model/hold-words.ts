import { assertNever } from '../assert.ts';
import type { HoldCode } from './submission.ts';

/** What a whole remote is held for, in a sentence: on screen and in what the desktop is told. */
export function sayHold(hold: HoldCode, remoteName: string): string {
  switch (hold) {
    case 'wrong-key':
      return `${remoteName} did not accept the key.`;
    case 'no-permission':
      return `The key may not create products at ${remoteName}.`;
    case 'payment-required':
      return `${remoteName} wants a plan or a payment first.`;
    case 'wrong-address':
      return `${remoteName} has nothing that takes products at this address.`;
    case 'redirect':
      return `${remoteName}’s address points somewhere else.`;
    case 'certificate':
      return `${remoteName}’s certificate can’t be trusted.`;
    case 'bad-address':
      return `${remoteName}’s address can’t be used.`;
    case 'proxy':
      return `This computer’s proxy refused the way to ${remoteName}.`;
    case 'difference':
      return `${remoteName} stored a price or currency other than the one that was sent.`;
    case 'unsure-twice':
      return `Twice in a row nobody can know whether ${remoteName} created a product.`;
    case 'tested':
      return `One product went to ${remoteName} as a test. The others wait for your word.`;
    default:
      return assertNever(hold, 'a hold without words');
  }
}
