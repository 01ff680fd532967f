import type { Received, Tx } from '@crossroads/messaging';
import type { HearConsent, HearNewsHandler, HearOffer } from './disclosure/hear-news.handler.ts';
import type { RecordProgress, RecordProgressHandler } from './record-progress.handler.ts';

/** What intake hears of the later steps. */
export type LaterNews = RecordProgress | HearConsent | HearOffer;

const offerProgress = { made: 'offered', accepted: 'accepted', ended: undefined } as const;

const progressOf = (command: LaterNews): RecordProgress | undefined => {
  if (command.type === 'RecordProgress') return command;
  const progress = command.type === 'HearOffer' ? offerProgress[command.heard.news] : undefined;
  return progress && { type: 'RecordProgress', progress };
};

const disclosureOf = (command: LaterNews): HearConsent | HearOffer | undefined =>
  command.type === 'RecordProgress' ? undefined : command;

const only = <C>(
  received: readonly Received<LaterNews>[],
  pick: (command: LaterNews) => C | undefined,
): readonly Received<C>[] =>
  received.flatMap(one => {
    const command = pick(one.command);
    return command === undefined ? [] : [{ ...one, command }];
  });

/** Hears one batch: how far help has come, and what disclosure hangs on. */
export const hearLaterNews =
  (progress: RecordProgressHandler, disclosure: HearNewsHandler) =>
  async (received: readonly Received<LaterNews>[], tx: Tx): Promise<void> => {
    await progress.execute(only(received, progressOf), tx);
    await disclosure.execute(only(received, disclosureOf), tx);
  };
