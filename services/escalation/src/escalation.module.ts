import { staffContracts } from '@crossroads/contracts/enforcement';
import type { Clock } from '@crossroads/kernel';
import { MessagingModule, Reading, StaffDeskModule, type PartsPorts } from '@crossroads/messaging';
import { CLOCK, KeyRing, NEW_ID, randomId, Sites, type PeerKeys } from '@crossroads/platform';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { EscalationDesk } from './application/escalation-desk.ts';
import { EscalationHandlers } from './application/handlers.ts';
import { ReadIncidentsHandler } from './application/incidents/read-incidents.handler.ts';
import { ReportIncidentHandler } from './application/incidents/report-incident.handler.ts';
import { NoticeRegistry } from './application/notice-registry.ts';
import type { EscalationPorts, RuleLists } from './application/ports.ts';
import { ReadActsHandler } from './application/read-acts.handler.ts';
import { ReadEscalationsHandler } from './application/read-escalations.handler.ts';
import { SubjectFile } from './application/subject-file.ts';
import { SubjectVault } from './application/subject-vault.ts';
import { CompleteVictimTaskHandler } from './application/victim-tasks/complete-victim-task.handler.ts';
import { ReadVictimTasksHandler } from './application/victim-tasks/read-victim-tasks.handler.ts';
import { Edge } from './http/edge.ts';
import { EscalationsController } from './http/escalations.controller.ts';
import { IncidentsController } from './http/incidents/incidents.controller.ts';
import { NominatorController } from './http/nominator.controller.ts';
import { OfficeController } from './http/office.controller.ts';
import { PackagesController } from './http/packages.controller.ts';
import { QualifyingActsController } from './http/qualifying-acts.controller.ts';
import { ReviewsController } from './http/reviews.controller.ts';
import { VictimTasksController } from './http/victim-tasks/victim-tasks.controller.ts';
import { escalationParts } from './parts.ts';
import { EscalationQueries } from './persistence/escalation.queries.ts';

/** What is read once when the service starts. */
export type Settings = {
  /** Keys of the notice registry. */
  readonly peers: PeerKeys;
  readonly lists: RuleLists;
};

type Given = Pick<PartsPorts, 'newId' | 'sites' | 'keys'>;

/** What the handlers of escalation work with. */
export const escalationPorts = ({ newId, sites, keys }: Given, { peers, lists }: Settings): EscalationPorts => {
  const vault = new SubjectVault(keys, randomId);
  return {
    newId,
    sites,
    lists,
    vault,
    subjects: new SubjectFile(vault),
    desk: new EscalationDesk({ sites, newId }),
    registry: new NoticeRegistry(peers),
    signer: keys.signing,
  };
};

const PORTS = Symbol('escalation ports');

const providersOf = (settings: Settings): Provider[] => [
  {
    provide: PORTS,
    inject: [NEW_ID, Sites, KeyRing],
    useFactory: (...[newId, sites, keys]: [Given['newId'], Sites, KeyRing]) =>
      escalationPorts({ newId, sites, keys }, settings),
  },
  {
    provide: EscalationHandlers,
    inject: [PORTS],
    useFactory: (ports: EscalationPorts) => new EscalationHandlers(ports),
  },
  {
    provide: ReadEscalationsHandler,
    inject: [Reading, PORTS],
    useFactory: (reading: Reading, { vault }: EscalationPorts) =>
      new ReadEscalationsHandler({ reading, vault, queries: new EscalationQueries() }),
  },
  {
    provide: ReadVictimTasksHandler,
    inject: [Reading, PORTS],
    useFactory: (reading: Reading, { vault }: EscalationPorts) => new ReadVictimTasksHandler({ reading, vault }),
  },
  {
    provide: ReadActsHandler,
    inject: [Reading, Sites, CLOCK],
    useFactory: (...[reading, sites, clock]: [Reading, Sites, Clock]) =>
      new ReadActsHandler({ reading, sites, clock, lists: settings.lists }),
  },
  CompleteVictimTaskHandler,
  ReadIncidentsHandler,
  ReportIncidentHandler,
  Edge,
];

/** Table of contents of escalation. */
@Module({})
export class EscalationModule {
  /** The service with what it read when it started. */
  static with(settings: Settings): DynamicModule {
    return {
      module: EscalationModule,
      imports: [
        MessagingModule.forService((ports: PartsPorts) => escalationParts(escalationPorts(ports, settings))),
        StaffDeskModule.with(staffContracts),
      ],
      controllers: [
        EscalationsController,
        NominatorController,
        ReviewsController,
        OfficeController,
        PackagesController,
        VictimTasksController,
        IncidentsController,
        QualifyingActsController,
      ],
      providers: providersOf(settings),
    };
  }
}
