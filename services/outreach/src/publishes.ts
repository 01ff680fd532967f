import {
  OutreachCaseAssignedV1,
  OutreachCaseNeedsAssessedV1,
  OutreachCasePausedUnreachedV1,
  OutreachCasePlacementRequestedV1,
  OutreachCaseReopenedV1,
  OutreachCaseWentDormantV1,
  OutreachConsentExpiredV1,
  OutreachConsentGrantedV1,
  OutreachConsentWithdrawnV1,
  OutreachContactAttemptedV1,
  OutreachContactMadeV1,
  OutreachHelpOfferDeclinedV1,
  OutreachHelpOfferMadeV1,
} from '@crossroads/contracts/help';
import { unreachable } from '@crossroads/kernel';
import type { Outgoing } from '@crossroads/messaging';
import { SYSTEM, type OutreachEvent } from './domain/case-state.ts';
import type { ConsentEvent } from './domain/consent.ts';

type About = { readonly id: string; readonly site: string; readonly personId: string | null };
type Fact = readonly [type: string, data: object];

const outgoing = ({ id, site, personId }: About, [type, data]: Fact): Outgoing => ({
  type,
  site,
  subject: id,
  data: { referralId: id, ...(personId === null ? {} : { personId }), ...data },
});

const contactFact = (event: Extract<OutreachEvent, { by: unknown }>): Fact => {
  const { actorId, role: byRole } = event.by;
  switch (event.type) {
    case 'ContactAttempted': {
      const { modeCode, resultCode } = event;
      return [OutreachContactAttemptedV1.type, { actorId, modeCode, byRole, resultCode }];
    }
    case 'ContactMade':
      return [OutreachContactMadeV1.type, { actorId, modeCode: event.modeCode, byRole }];
    case 'HelpOffered':
      return [OutreachHelpOfferMadeV1.type, { actorId, modeCode: event.modeCode }];
    case 'HelpDeclined':
      return [OutreachHelpOfferDeclinedV1.type, { actorId, reapproachOn: event.visit?.on ?? null }];
    default:
      return unreachable(event);
  }
};

const caseFact = (event: OutreachEvent): Fact | undefined => {
  switch (event.type) {
    case 'WorkerAssigned': {
      const { actorId, workerId, urgency, firstAttemptDueAt } = event;
      const dueAt = firstAttemptDueAt.toISOString();
      return [OutreachCaseAssignedV1.type, { actorId, workerId, urgency, firstAttemptDueAt: dueAt }];
    }
    case 'NeedsAssessed':
      return [OutreachCaseNeedsAssessedV1.type, { actorId: event.actorId, needCodes: event.needCodes }];
    case 'PlacementRequested':
      return [OutreachCasePlacementRequestedV1.type, { actorId: event.actorId, ...event.request }];
    case 'PausedUnreached': {
      const { attempts, modes, days, supervisorId } = event;
      return [OutreachCasePausedUnreachedV1.type, { actorId: supervisorId, attempts, modes, days, supervisorId }];
    }
    case 'Reopened':
      return [OutreachCaseReopenedV1.type, { actorId: event.actorId, causeCode: event.causeCode }];
    case 'WentDormant': {
      const { causeCode, purgeOn } = event;
      return [OutreachCaseWentDormantV1.type, { actorId: SYSTEM, causeCode, purgeOn }];
    }
    case 'ContactAttempted':
    case 'ContactMade':
    case 'HelpOffered':
    case 'HelpDeclined':
      return contactFact(event);
    default:
      return undefined; // what other services told, or what only this service needs
  }
};

/** What the help plane hears of a case event; most facts were told by others and are not repeated. */
export const publishes = (about: About, event: OutreachEvent): readonly Outgoing[] => {
  const fact = caseFact(event);
  return fact ? [outgoing(about, fact)] : [];
};

const consentFact = (event: ConsentEvent): Fact => {
  const { consentId } = event.terms;
  switch (event.type) {
    case 'ConsentGranted': {
      const { witnessId: _, ...terms } = event.terms;
      return [OutreachConsentGrantedV1.type, { actorId: event.actorId, ...terms }];
    }
    case 'ConsentWithdrawn': {
      const [stopBy, tellBy] = [event.stopBy.toISOString(), event.tellBy.toISOString()];
      return [OutreachConsentWithdrawnV1.type, { actorId: event.actorId, consentId, stopBy, tellBy }];
    }
    case 'ConsentExpired':
      return [OutreachConsentExpiredV1.type, { actorId: SYSTEM, consentId }];
    default:
      return unreachable(event);
  }
};

/** What the help plane hears of a consent; the subject is the referral. */
export const publishesConsent = (about: About, event: ConsentEvent): readonly Outgoing[] => [
  outgoing(about, consentFact(event)),
];
