import { defineEvent } from './define-event.ts';
import { aboutPerson, code, id, ids, instant } from './fields.ts';
import type { Owner } from './owner.ts';

const ofPeople = ({ plane, service }: Owner): string => `${plane}.${service}.person.v1`;

/** Nothing of the person may go until the hold is released. */
export const holdPlaced = (owner: Owner) =>
  defineEvent({
    type: `${owner.service}.hold.placed.v1`,
    topic: ofPeople(owner),
    description: 'Nothing of the person may go until the hold is released; whoever keeps something postpones its end',
    data: aboutPerson({
      holdId: id('The hold'),
      basisCode: code('Why'),
      referralIds: ids('Every referral that is about the person'),
    }),
  });

/** The hold stands no more. */
export const holdReleased = (owner: Owner) =>
  defineEvent({
    type: `${owner.service}.hold.released.v1`,
    topic: ofPeople(owner),
    description: 'The hold stands no more; what it alone postponed is done now',
    data: aboutPerson({
      holdId: id('The hold'),
      basisCode: code('Why it was placed'),
      referralIds: ids('Every referral that is about the person'),
    }),
  });

/** Help has ended: what is kept of it goes class by class. */
export const retentionBegun = (owner: Owner) =>
  defineEvent({
    type: `${owner.service}.person.retention-begun.v1`,
    topic: ofPeople(owner),
    description: 'Help has ended: what is kept of it goes class by class, counted from then; a later end counts anew',
    data: aboutPerson({
      referralIds: ids('The referrals that have ended'),
      endedAt: instant('When they ended'),
    }),
  });

/** Help goes on after it had ended. */
export const retentionCancelled = (owner: Owner) =>
  defineEvent({
    type: `${owner.service}.person.retention-cancelled.v1`,
    topic: ofPeople(owner),
    description: 'Help goes on after it had ended: nothing goes until it ends again',
    data: aboutPerson({
      referralIds: ids('The referrals that were taken up again'),
    }),
  });

/** The contracts from which a service knows when something goes, and when it may not. */
export type RetentionContracts = {
  readonly holdPlaced: ReturnType<typeof holdPlaced>;
  readonly holdReleased: ReturnType<typeof holdReleased>;
  readonly begun: ReturnType<typeof retentionBegun>;
  readonly cancelled: ReturnType<typeof retentionCancelled>;
};
