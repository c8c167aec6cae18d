import type { Condition } from '../../../../shared/model/filter.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { ListQuery } from '../../../../shared/model/query.ts';

/** Lets others go first every few milliseconds. @throws when nobody wants the result any more */
export type Pace = () => Promise<void>;

/** Finds which products a list has, and in which order. Nothing that it does at one go takes long. */
export type ListBuilder = {
  /**
   * The ids of a list, of one moment of the catalog.
   * @throws Failure `bad-input` for a pattern that can not be read, and whatever `pace` throws
   */
  readonly build: (query: ListQuery, pace: Pace) => Promise<Uint32Array>;
  /** How many products a list has. */
  readonly count: (query: Pick<ListQuery, 'view' | 'filter'>, pace: Pace) => Promise<number>;
  /** The newest 200 of what a search finds where there are more, at once; `null` where the whole list comes at once. */
  readonly glance: (query: ListQuery) => readonly ProductId[] | null;
};

export type TextTest = (text: string) => boolean;

type TextCondition = Extract<Condition, { kind: 'text' | 'pattern' }>;

/** What is asked of texts that SQL has no words for. */
export type TextTests = {
  /** @throws Failure `bad-input` for a pattern that can not be read, with the number of its condition */
  readonly ofCondition: (condition: TextCondition, at: number) => TextTest;
  /** Whether a typed word stands in a text, whatever the case of its letters. */
  readonly hasWord: (word: string) => TextTest;
};

/** Lets everything else that waits for this thread go first, where enough time went by since it last did. */
export type Breathe = () => Promise<void>;
