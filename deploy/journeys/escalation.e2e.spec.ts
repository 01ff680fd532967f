import { jest } from '@jest/globals';
import { takeTwoPeople } from './escalation/approvals.ts';
import { crossTheBridge, nothingIsLeft } from './escalation/bridge.ts';
import { startCourt, type Court } from './escalation/court.ts';
import { helpAlone } from './escalation/help-alone.ts';
import { turnOnAMinute } from './escalation/minutes.ts';
import { failAtOnce } from './escalation/preconditions.ts';
import { keepTheRegistry } from './escalation/registry.ts';

// One city of three planes for all of it: a start costs more than every journey here.
jest.setTimeout(180_000);

let court: Court;
beforeAll(async () => {
  court = await startCourt('escalation', 5700);
}, 240_000);
afterAll(() => court?.city.stop(), 60_000);
const running = (): Court => court;

describe('notices and escalation', () => {
  failAtOnce(running);
  turnOnAMinute(running);
  takeTwoPeople(running);
  crossTheBridge(running);
  keepTheRegistry(running);
  nothingIsLeft(running);
  // Last, since it stays down.
  helpAlone(running);
});
