import type { StaticName } from './statics.ts';

/** Everything that the page says, in one language. */
export type Words = {
  readonly lang: 'en' | 'es';
  readonly own: string;
  readonly count: (value: number) => string;
  readonly at: (instant: string) => string;
  readonly intro: readonly string[];
  readonly headings: Readonly<
    Record<'result' | 'picture' | 'tried' | 'how' | 'own' | 'looked' | 'searched' | 'run', string>
  >;
  readonly stands: (count: number) => string;
  readonly holes: (count: number) => string;
  readonly unproven: (count: number) => string;
  readonly picture: Readonly<
    Record<'title' | 'description' | 'help' | 'neutral' | 'enforcement' | 'police' | 'notice' | 'question', string>
  >;
  readonly planes: Readonly<Record<'help' | 'neutral' | 'enforcement' | 'bridge' | 'broker', string>>;
  readonly services: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<'tried' | 'how' | 'own', { caption: string; head: readonly string[] }>>;
  readonly of: (refused: number, tried: number) => string;
  readonly codes: Readonly<Record<string, string>>;
  readonly statics: Readonly<Record<StaticName, (looked: number) => string>>;
  readonly noSearch: string;
  readonly search: (people: number, markers: number, hits: number) => string;
  readonly backwards: (people: number, markers: number) => string;
  readonly places: {
    readonly caption: string;
    readonly head: readonly string[];
    readonly yes: string;
    readonly no: string;
    /** Kinds of places and whose they are, where they are not called as the report calls them. */
    readonly names?: Readonly<Record<string, string>>;
  };
  readonly run: (at: string, version: string, seconds: number) => string;
};

/** Numbers as that language writes them; four digits are grouped too. */
export const numbersIn =
  (lang: string) =>
  (value: number): string =>
    value.toLocaleString(lang, { useGrouping: 'always' });

/** An instant as that language tells it, in UTC. */
export const instantsIn =
  (lang: string) =>
  (instant: string): string =>
    `${new Date(instant).toLocaleString(lang, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`;
