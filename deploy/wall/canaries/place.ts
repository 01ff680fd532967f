import type { Side } from './marks.ts';

/** A text and where in its place it stands. */
export type Text = { readonly where: string; readonly text: string };

/** One kind of place of one side or plane, and what stands in it. */
export type Place = {
  /** Such as `tables of enforcement`. */
  readonly place: string;
  /** Whose marks may not stand there. */
  readonly foreign: readonly Side[];
  /** What was put there on purpose, and in how many texts it has to be found. */
  readonly planted: string;
  readonly plantedIn: number;
  readonly texts: () => Iterable<Text> | AsyncIterable<Text>;
};

/** Whose a plane, or a topic's first word, is: the bridge and the notices are no part of help. */
export const foreignTo = (plane: string): readonly Side[] => (plane === 'help' ? ['enforcement'] : ['help']);

/** What belongs to every plane, such as the broker's own log, may hold marks of none. */
export const SHARED = 'all planes';
export const foreignToShared: readonly Side[] = ['help', 'enforcement'];
