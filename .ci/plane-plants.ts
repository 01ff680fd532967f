import { imports, reaching } from './plant.ts';
import type { Plant } from './plant.ts';

const ROUTING = 'services/routing/src';
const NOTICES = 'services/notices/src';
const ESCALATION = 'services/escalation/src';
const CONTRACTS = 'libs/contracts/src';
const MAY_NOT_READ: Readonly<Record<string, readonly string[]>> = {
  help: ['neutral', 'enforcement', 'bridge'],
  neutral: ['help', 'enforcement'],
  enforcement: ['help', 'neutral'],
  bridge: ['help', 'neutral', 'enforcement'],
};
const HOMES: Readonly<Record<string, string>> = { help: ROUTING, neutral: NOTICES, enforcement: ESCALATION };
const FOLDERS: Readonly<Record<string, string>> = {
  help: 'routing',
  neutral: 'notices',
  enforcement: 'escalation',
  bridge: 'bridge',
};

/** Whoever may not read a plane's contracts tries to: a service, the contracts of another plane, what all share, a lib. */
export const planePlants: readonly Plant[] = [
  ...Object.entries(HOMES).flatMap(([plane, home]) =>
    (MAY_NOT_READ[plane] ?? []).map(other =>
      imports(
        `${plane}-services-never-read-other-planes-contracts`,
        `${home}/plant-reads-${other}.ts`,
        `@crossroads/contracts/${other}`,
      ),
    ),
  ),
  // Past the entry, by the file.
  reaching(
    `${CONTRACTS}/intake/plant-target.ts`,
    imports(
      'enforcement-services-never-read-other-planes-contracts',
      `${ESCALATION}/plant-reads-a-file.ts`,
      '../../../libs/contracts/src/intake/plant-target.ts',
    ),
  ),
  ...Object.entries(FOLDERS).flatMap(([plane, folder]) =>
    (MAY_NOT_READ[plane] ?? []).map(other =>
      reaching(
        `${CONTRACTS}/${FOLDERS[other]}/plant-target.ts`,
        imports(
          `${plane}-contracts-never-read-other-planes-contracts`,
          `${CONTRACTS}/${folder}/plant-reads-${other}.ts`,
          `../${FOLDERS[other]}/plant-target.ts`,
        ),
      ),
    ),
  ),
  imports('shared-contracts-read-no-planes-contracts', `${CONTRACTS}/plant-shared.ts`, './codes.ts'),
  ...Object.keys(FOLDERS).map(plane =>
    imports(
      'libs-read-no-planes-contracts',
      `libs/messaging/src/plant-reads-${plane}.ts`,
      `@crossroads/contracts/${plane}`,
    ),
  ),
];
