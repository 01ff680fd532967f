import { defineEvent, onFields } from '@crossroads/contracts';
import { LostRace } from '@crossroads/kernel';
import type { BatchHandler, Row, ServiceParts, Tx } from '@crossroads/messaging';
import { Type } from 'typebox';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that somebody ordered. */
export const ToyOrderPlacedV1 = defineEvent({
  type: 'toyshop.order.placed.v1',
  topic: 'help.toyshop.order.v1',
  description: 'A toy was ordered',
  data: Type.Object({ pieces: Type.Integer() }),
});

/** Something that was made for an order. */
export const ToyMadeV1 = defineEvent({
  type: 'toymaker.toy.made.v1',
  topic: 'help.toymaker.toy.v1',
  description: 'A toy was made',
  data: Type.Object({ pieces: Type.Integer() }),
});

/** One column set for everything in the toy world: a sum that shows each effect. */
@Entity({ name: 'toy' })
export class ToyRow implements Row {
  @PrimaryColumn({ name: 'id', type: 'uuid' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'pieces', type: 'integer' }) pieces: number;
}

type AddPieces = { readonly pieces: number };

/** Adds pieces to rows, set-based; returns what changed. */
export const addPieces = async (tx: Tx, added: readonly (AddPieces & { readonly id: string })[]): Promise<void> => {
  const found = await tx.load(ToyRow, [...new Set(added.map(({ id }) => id))]);
  const changed = new Map<string, ToyRow>();
  for (const { id, pieces } of added) {
    const row = changed.get(id) ?? found.get(id);
    const version = (found.get(id)?.version ?? 0) + 1;
    changed.set(id, Object.assign(new ToyRow(), { id, site: 'abq', version, pieces: (row?.pieces ?? 0) + pieces }));
  }
  await tx.save(ToyRow, [...changed.values()]);
};

const makeToys: BatchHandler<AddPieces> = async (received, tx) => {
  await addPieces(tx, received.map(({ subject, command }) => ({ id: subject, ...command }))); // prettier-ignore
  for (const { cause, subject, site, command } of received) {
    tx.publish(cause, [{ type: ToyMadeV1.type, site, subject, data: { pieces: command.pieces } }]);
  }
};

const partsOf = (
  service: string,
  own: Pick<ServiceParts<AddPieces>, 'topics' | 'consumes' | 'handle'>,
): ServiceParts<AddPieces> => ({
  plane: 'help',
  service,
  handler: 'toys',
  deadlines: {},
  rows: [ToyRow],
  ...own,
});

/** Takes orders, and counts what was made for them. */
export const toyShop = (): ServiceParts<AddPieces> =>
  partsOf('toyshop', {
    topics: [ToyMadeV1.topic],
    consumes: [onFields(ToyMadeV1, ['pieces'], ({ data }) => ({ pieces: data.pieces }))],
    handle: async (received, tx) => {
      const orders = await tx.load(ToyRow, received.map(({ subject }) => subject)); // prettier-ignore
      if (orders.size === 0) throw new LostRace('an order that is not there');
      await addPieces(tx, received.map(({ subject, command }) => ({ id: subject, ...command }))); // prettier-ignore
    },
  });

/** Makes what was ordered. */
export const toyMaker = (): ServiceParts<AddPieces> =>
  partsOf('toymaker', {
    topics: [ToyOrderPlacedV1.topic],
    consumes: [onFields(ToyOrderPlacedV1, ['pieces'], ({ data }) => ({ pieces: data.pieces }))],
    handle: makeToys,
  });
