import type { BatchHandler, ServiceParts } from '@crossroads/messaging';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Written with every effect, in its transaction: which event was handled, once more for each time it was. */
@Entity({ name: 'simulation_probe' })
export class ProbeRow {
  @PrimaryColumn({ name: 'id', type: 'uuid' }) id: string;
  @Column({ name: 'event_id', type: 'uuid' }) eventId: string;
}

/** Parts of a service whose handler also leaves a probe for each event. What it does otherwise is untouched. */
export const probed = <C>(parts: ServiceParts<C>, newId: () => string): ServiceParts<C> => {
  const handle: BatchHandler<C> = async (received, tx) => {
    await parts.handle(received, tx);
    await tx.insert(
      ProbeRow,
      received.map(({ eventId }) => Object.assign(new ProbeRow(), { id: newId(), eventId })),
    );
  };
  return { ...parts, handle };
};
