import { producing } from './producing.ts';
import { reading } from './reading.ts';
import { sharing } from './sharing.ts';
import type { TransportHarness } from './harness.ts';

/** What every transport must do. Run by the spec of each of them. */
export const transportConformance = (open: () => TransportHarness | Promise<TransportHarness>): void => {
  describe('a transport', () => {
    let harness: TransportHarness;
    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.close());
    describe('producing', () => producing(() => harness));
    describe('reading', () => reading(() => harness));
    describe('sharing', () => sharing(() => harness));
  });
};
