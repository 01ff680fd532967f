import { unreachable, type Decider } from '@crossroads/kernel';
import { assignWorker, startOutreach } from './case-begin.ts';
import { assessNeeds, endConsent, takeConsent } from './case-consent.ts';
import { fireReapproach, offerHelp, pauseCase, recordAttempt, wakeCase } from './case-contact.ts';
import { evolve } from './case-evolve.ts';
import type { OutreachCase, OutreachCommand, OutreachEvent } from './case-state.ts';
import { initialCase } from './initial-case.ts';

/** Facts are taken as they come and never undo what was begun. @source domain.md 3.2: late events revive nothing */
const decideFacts = (
  state: OutreachCase,
  command: Extract<
    OutreachCommand,
    { type: 'RecordSubmitted' | 'RecordTriaged' | 'RecordEligible' | 'CloseCase' | 'ReopenCase' | 'RecordPlacement' }
  >,
): readonly OutreachEvent[] => {
  switch (command.type) {
    case 'RecordSubmitted':
      return state.isSubmitted ? [] : [{ type: 'SubmittedRecorded', submitted: command.submitted }];
    case 'RecordTriaged':
      return state.isTriaged ? [] : [{ type: 'TriagedRecorded', triaged: command.triaged }];
    case 'RecordEligible':
      return state.isEligible ? [] : [{ type: 'EligibleRecorded' }];
    case 'CloseCase':
      return state.status === 'closed' ? [] : [{ type: 'CaseClosed', causeCode: command.causeCode }];
    case 'ReopenCase':
      return state.status === 'closed' ? [{ type: 'CaseReopened', causeCode: command.causeCode }] : [];
    case 'RecordPlacement':
      return [{ type: 'PlacementMoved', news: command.news }];
    default:
      return unreachable(command);
  }
};

const decide = (state: OutreachCase, command: OutreachCommand): readonly OutreachEvent[] => {
  if (state.status === 'erased') return [];
  switch (command.type) {
    case 'EraseCase':
      return [{ type: 'CaseErased' }];
    case 'StartOutreach':
      return startOutreach(state, command);
    case 'AssignWorker':
      return assignWorker(state, command);
    case 'RecordAttempt':
      return recordAttempt(state, command);
    case 'OfferHelp':
      return offerHelp(state, command);
    case 'TakeConsent':
      return takeConsent(state, command);
    case 'EndConsent':
      return endConsent(state, command);
    case 'DropIntakeConsent':
      return state.intakeConsent === null ? [] : [{ type: 'IntakeConsentDropped' }];
    case 'AssessNeeds':
      return assessNeeds(state, command);
    case 'PauseCase':
      return pauseCase(state, command);
    case 'FireReapproach':
      return fireReapproach(state, command);
    case 'WakeCase':
      return wakeCase(state, command);
    case 'MissFirstAttempt': {
      const isMissed = state.status === 'assigned' || state.status === 'consented';
      return isMissed && state.attempts === 0 && !state.firstAttemptMissed ? [{ type: 'FirstAttemptMissed' }] : [];
    }
    default:
      return decideFacts(state, command);
  }
};

/** Who goes, when to try again, what the person said. */
export const outreachCase: Decider<OutreachCase, OutreachCommand, OutreachEvent> = {
  initial: initialCase,
  decide,
  evolve,
};
