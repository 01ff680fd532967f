// A tiny service on libs/messaging whose handler fails on demand, as no production handler may: see poison.fault.spec.ts.
// It takes the place of screening: its login, its schema, its group prefix.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { onFields } from '@crossroads/contracts';
import { IntakeReferralDraftedV1 } from '@crossroads/contracts/help';
import { MessagingModule } from '@crossroads/messaging';
import type { BatchHandler, ConsumedEvent, ServiceParts } from '@crossroads/messaging';
import { bootService, serviceConfig } from '@crossroads/platform';
import { Module } from '@nestjs/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fieldSets } from '../../services/screening/src/http/field-sets.ts';
import { migrations } from '../../services/screening/src/persistence/migrations/index.ts';

/** One row for each time that a message took effect; the table itself numbers them. */
@Entity({ name: 'frail_effect' })
class EffectRow {
  @PrimaryColumn({ name: 'event_id', type: 'uuid' }) eventId: string;
  @Column({ name: 'subject', type: 'uuid' }) subject: string;
  @Column({ name: 'sequence', type: 'integer' }) sequence: number;
}

type Command = { readonly sequence: number };

/** What happens to the handler at an event, by its id. */
type Frailties = Readonly<Record<string, 'throw' | 'exit' | 'loop'>>;

const frailties = (): Frailties => JSON.parse(readFileSync(process.env['FRAIL_FILE'] ?? '', 'utf8')) as Frailties;

const suffer = (frailty: Frailties[string] | undefined): void => {
  if (frailty === 'throw') throw new TypeError('a handler has a bug');
  if (frailty === 'exit') process.exit(1);
  while (frailty === 'loop');
};

const handle: BatchHandler<Command> = async (received, tx) => {
  const known = frailties();
  for (const { eventId } of received) suffer(known[eventId]);
  const effects = received.map(({ command, eventId, subject }) =>
    Object.assign(new EffectRow(), { eventId, subject, sequence: command.sequence }),
  );
  await tx.insert(EffectRow, effects);
};

const consumes: readonly ConsumedEvent<Command>[] = [
  onFields(IntakeReferralDraftedV1, ['sourceType'], ({ sequence }) => ({ sequence })),
];

const parts: ServiceParts<Command> = {
  plane: 'help',
  service: 'screening',
  handler: 'frail',
  topics: ['help.intake.referral.v1'],
  consumes,
  handle,
  deadlines: {},
  rows: [EffectRow],
};

@Module({ imports: [MessagingModule.forService(() => parts)] })
class FrailModule {}

await bootService({
  plane: 'help',
  service: 'screening',
  module: FrailModule,
  problems: {},
  fieldSets, // it has no routes, but the policies know the views of its service
  config: serviceConfig(process.env),
  rows: [EffectRow],
  migrations,
});
