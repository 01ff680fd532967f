import type { Outgoing, Tx } from '@crossroads/messaging';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import { SYSTEM } from './act.ts';
import type { EscalationPorts } from './ports.ts';

type Asking = Pick<EscalationPorts, 'subjects' | 'registry' | 'vault'>;

/**
 * The one question about one person, sealed for the notice registry. What leaves this plane is its request id and what
 * nobody on the way can read.
 * @source R3; domain.md 2.3
 */
export const questionOf = async (
  { subjects, registry, vault }: Asking,
  { site, subjectId, state }: KnownEscalation,
  tx: Tx,
): Promise<Outgoing> => {
  if (!('question' in state) || !state.question) throw new TypeError('nothing was asked');
  const { nomination } = (await subjects.open(tx, subjectId)).record;
  const { subject, incident } = nomination;
  const { birthDate } = subject;
  if (birthDate === null) throw new TypeError('who has no birth date is not asked about');
  return registry.question({
    v: 1,
    requestId: state.question.requestId,
    site,
    givenName: subject.givenName,
    familyName: subject.familyName,
    birthDate,
    identifiers: subject.identifiers.map(({ kind, value }) => ({ kind, value })),
    agencyCode: incident.agencyCode,
    incidentNumber: incident.incidentNumber,
    actAt: incident.actAt,
    requester: vault.requesterOf('nominator' in state ? state.nominator.staffId : SYSTEM),
  });
};
