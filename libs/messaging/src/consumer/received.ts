import { SpanKind } from '@opentelemetry/api';
import { markSpan, names } from '@crossroads/platform';
import type { Received } from '../ports.ts';
import type { Item } from './item.ts';

/** A message that holds a command. */
export type CommandItem<C> = Item<C> & { readonly decoded: { readonly kind: 'command' } };

/** True when the message holds a command. */
export const hasCommand = <C>(item: Item<C>): item is CommandItem<C> => item.decoded.kind === 'command';

/** When and for whom a batch is handled. */
export type Occasion = { readonly at: Date; readonly startedAt: Date; readonly group: string };

/**
 * A command with its cause. Its span is a child of the event's own, so one referral is one trace however often its
 * events are batched; what the command causes goes on under it.
 */
export const receivedOf = <C>(item: CommandItem<C>, { at, startedAt, group }: Occasion): Received<C> => {
  const { event, command } = item.decoded;
  const traceparent = markSpan(`process ${event.type}`, {
    traceparent: event.traceparent,
    kind: SpanKind.CONSUMER,
    startedAt,
    attributes: {
      [names.messagingSystem]: 'kafka',
      [names.messagingGroup]: group,
      [names.messagingDestination]: item.topic,
      [names.cloudEventType]: event.type,
      [names.cloudEventId]: event.id,
      [names.site]: event.site,
    },
  });
  // What comes over a bridge belongs to no flow of this plane: one begins here.
  const cause = { correlationId: event.correlationid ?? event.id, causationId: event.id, traceparent };
  return { command, eventId: event.id, site: event.site, subject: event.subject, cause, at };
};
