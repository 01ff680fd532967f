import { given } from '@crossroads/testing';
import {
  at,
  disposed,
  eventsOf,
  keepUntil,
  later,
  officeId,
  returned,
  stateAfter,
  upTo,
} from '../../test/nominations.ts';
import { deadlinesOf } from './clocks.ts';
import type { EscalationEvent } from './escalation-events.ts';
import { isPurgeDue } from './escalation-retention.ts';
import { escalation } from './escalation.ts';

const when = (...events: readonly EscalationEvent[]) => given(escalation, ...events);
const withdraw = { type: 'Withdraw', reasonCode: 'EVIDENCE_CHANGED', at, keepUntil } as const;
const purge = (moment: Date) => ({ type: 'PurgeSubject', receiptId: 'receipt-1', at: moment }) as const;
const purged = (causeCode: 'RETENTION_ENDED' | 'ACCEPTED' | 'WRONG_PERSON', moment: Date) =>
  ({ type: 'SubjectPurged', causeCode, receiptId: 'receipt-1', at: moment }) as const;
const hold = { type: 'PlaceHold', holdId: 'hold-1', basisCode: 'LITIGATION', at } as const;
const lift = { type: 'EndHold', holdId: 'hold-1', at } as const;
const recall = { type: 'Recall', at } as const;
const declined = upTo('UNDER_REVIEW', disposed({ code: 'DECLINE', reasonCode: 'D02' }));
const accepted = upTo('UNDER_REVIEW', disposed({ code: 'ACCEPT' }));

describe('a withdrawal', () => {
  it.each(['NOMINATED', 'ATTESTATION_REQUESTED', 'CLEARED', 'APPROVED', 'TRANSMITTED', 'UNDER_REVIEW'])(
    'is possible from %s, once',
    state => {
      when(...upTo(state))
        .when(withdraw)
        .thenEmits({ type: 'NominationWithdrawn', reasonCode: 'EVIDENCE_CHANGED', purgeAt: keepUntil, at });
      when(...upTo(state, withdraw))
        .when(withdraw)
        .thenEmits();
    },
  );
  it('comes before a disposition', () =>
    when(...declined)
      .when(withdraw)
      .thenRefused('escalation.closed'));
});

describe('a recall of a wrong person (T21)', () => {
  const reportDueAt = later(at, { days: 1 });
  const recalled: EscalationEvent = { type: 'NominationRecalled', officeId, reportDueAt, purgeAt: at, at };
  it.each(['TRANSMITTED', 'UNDER_REVIEW'])('tells the office, from %s', state =>
    when(...upTo(state))
      .when(recall)
      .thenEmits(recalled),
  );
  it('comes also after an end, and after the purge', () => {
    when(...declined)
      .when(recall)
      .thenEmits(recalled);
    when(...accepted, purged('ACCEPTED', at))
      .when(recall)
      .thenEmits(recalled);
    expect(stateAfter([...accepted, purged('ACCEPTED', at), recalled])).toMatchObject({ status: 'RECALLED_ERROR' });
  });
  it('calls nothing back where nothing was sent', () => {
    when(...upTo('CLEARED'))
      .when(recall)
      .thenEmits({ ...recalled, officeId: null });
    when(...upTo('CLEARED', recall))
      .when({ type: 'ConfirmDestruction', officeId, receiptId: 'receipt-2', at })
      .thenRefused('office.other');
  });
  it('happens once', () =>
    when(...upTo('TRANSMITTED', recall))
      .when(recall)
      .thenEmits());
  it('purges at once, and keeps who must destroy what', () => {
    const events = upTo('TRANSMITTED', recall, purge(at));
    expect(events.at(-1)).toEqual(purged('WRONG_PERSON', at));
    expect(stateAfter(events)).toEqual({
      status: 'RECALLED_ERROR',
      openedAt: at,
      closure: {
        closedAt: at,
        reasonCode: null,
        failedCodes: [],
        decidedOn: null,
        purgeAt: at,
        recall: { officeId, reportDueAt, destruction: null },
      },
      sent: { officeId, packageHash: 'hash-1', transmittedAt: at },
      purged: { causeCode: 'WRONG_PERSON', receiptId: 'receipt-1', at },
    });
  });
  it('ends with the receipt of the office that had it', () => {
    const confirm = { type: 'ConfirmDestruction', officeId, receiptId: 'receipt-2', at } as const;
    const confirmed: EscalationEvent = { type: 'DestructionConfirmed', officeId, receiptId: 'receipt-2', at };
    const called = upTo('TRANSMITTED', recall, purge(at));
    when(...called)
      .when(confirm)
      .thenEmits(confirmed);
    when(...called, confirmed)
      .when({ ...confirm, receiptId: 'receipt-3' })
      .thenEmits();
    when(...called)
      .when({ ...confirm, officeId: 'usao-az' })
      .thenRefused('office.other');
    when(...declined)
      .when(confirm)
      .thenRefused('destruction.not-recalled');
    expect(stateAfter([...called, confirmed])).toMatchObject({
      closure: { recall: { destruction: { receiptId: 'receipt-2', confirmedAt: at } } },
    });
  });
});

describe('a purge', () => {
  it('comes 12 months after the end, and not before', () => {
    when(...declined)
      .when(purge(later(keepUntil, { ms: -1 })))
      .thenEmits();
    when(...declined)
      .when(purge(keepUntil))
      .thenEmits(purged('RETENTION_ENDED', keepUntil));
    when(...declined, purged('RETENTION_ENDED', keepUntil))
      .when(purge(keepUntil))
      .thenEmits();
    when(...upTo('CLEARED'))
      .when(purge(keepUntil))
      .thenEmits();
  });
  it('waits for the last hold', () => {
    const second = { ...hold, holdId: 'hold-2' } as const;
    const held = eventsOf([hold, second, lift], declined);
    when(...held)
      .when(purge(keepUntil))
      .thenEmits();
    when(...eventsOf([{ ...lift, holdId: 'hold-2' }], held))
      .when(purge(keepUntil))
      .thenEmits(purged('RETENTION_ENDED', keepUntil));
    expect(isPurgeDue(mustExist(held), keepUntil)).toBe(false);
  });
  it('waits for a hold also when it was due at once', () => {
    const held = eventsOf([hold, recall], upTo('TRANSMITTED'));
    when(...held)
      .when(purge(at))
      .thenEmits();
  });
});

const mustExist = (events: readonly EscalationEvent[]) => {
  const found = stateAfter(events);
  if (found.status === 'none') throw new Error('nothing happened');
  return found;
};

describe('a legal hold', () => {
  it('is placed and lifted once', () => {
    const held = eventsOf([hold], upTo('CLEARED'));
    when(...upTo('CLEARED'))
      .when(hold)
      .thenEmits({ type: 'HoldPlaced', holdId: 'hold-1', basisCode: 'LITIGATION', at });
    when(...held)
      .when(hold)
      .thenEmits();
    when(...held)
      .when(lift)
      .thenEmits({ type: 'HoldEnded', holdId: 'hold-1', at });
    when(...eventsOf([lift], held))
      .when(lift)
      .thenEmits();
    when(...eventsOf([lift], held))
      .when(hold)
      .thenEmits();
  });
  it('holds what is there', () => {
    const empty = [...declined, purged('RETENTION_ENDED', keepUntil)];
    when(...empty)
      .when(hold)
      .thenRefused('hold.subject-purged');
    when(...empty)
      .when(lift)
      .thenRefused('hold.not-found');
    when(...upTo('CLEARED'))
      .when(lift)
      .thenRefused('hold.not-found');
  });
});

describe('what falls due by itself', () => {
  const due = (...events: readonly EscalationEvent[]) =>
    deadlinesOf(mustExist(events)).map(({ name, at: moment }) => `${name} ${moment.toISOString()}`);
  const text = (name: string, moment: Date): string => `${name} ${moment.toISOString()}`;
  it('is known in every state', () => {
    expect(due(...upTo('NOMINATED'))).toEqual([text('lapse', later(at, { days: 30 }))]);
    expect(due(...upTo('ATTESTATION_REQUESTED'))).toEqual([
      text('lapse', later(at, { days: 90 })),
      text('ask-again', later(at, { minutes: 720 })),
    ]);
    expect(due(...upTo('CLEARED'))).toEqual([text('lapse', later(at, { days: 14 }))]);
    expect(due(...upTo('APPROVED'))).toEqual([text('lapse', later(at, { days: 14 }))]);
    expect(due(...upTo('TRANSMITTED'))).toEqual([text('lapse', later(at, { days: 90 }))]);
    expect(due(...upTo('UNDER_REVIEW'))).toEqual([
      text('lapse', later(at, { days: 90 })),
      text('remind-office', later(at, { days: 21 })),
    ]);
    expect(due(...upTo('USAO_RECEIVED', returned()))).toEqual([text('lapse', later(at, { days: 15 }))]);
    expect(due(...declined)).toEqual([text('purge', keepUntil)]);
    expect(due(...declined, purged('RETENTION_ENDED', keepUntil))).toEqual([]);
  });
  it('has no reminder once it was given', () => {
    const reminded = upTo('UNDER_REVIEW', { type: 'RemindOffice', at: later(at, { days: 21 }) });
    expect(due(...reminded)).toEqual([text('lapse', later(at, { days: 90 }))]);
  });
});
