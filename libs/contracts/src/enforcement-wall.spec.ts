import { Type } from 'typebox';
import { defineEvent } from './define-event.ts';
import { enforcementFieldList } from './enforcement-field-list.ts';
import { enforcementFields, fieldsOutsideTheList } from './enforcement.ts';

const grownBy = (field: string) => ({
  ...enforcementFieldList,
  'escalation.nomination.opened.v1': [...(enforcementFieldList['escalation.nomination.opened.v1'] ?? []), field],
});

describe('what enforcement may be told', () => {
  it('is on the committed list, all of it, and nothing else is', () => {
    expect(fieldsOutsideTheList()).toEqual([]);
    expect(Object.keys(enforcementFieldList).length).toBeGreaterThan(30);
  });

  it('names a field that somebody added and did not put on the list', () => {
    expect(fieldsOutsideTheList(grownBy('courtDate'))).toEqual([
      'escalation.nomination.opened.v1 courtDate: not on the list',
    ]);
  });

  it('names a field that is listed for later', () => {
    expect(fieldsOutsideTheList(enforcementFieldList, grownBy('courtDate'))).toEqual([
      'escalation.nomination.opened.v1 courtDate: on the list and nowhere else',
    ]);
  });

  it.each([
    'acceptedAt',
    'hasRefused',
    'refusalCode',
    'attendance',
    'providerId',
    'needCodes',
    'sessionCount',
    'outreachState',
    'contactAttempts',
    'riskScore',
    'groupCode',
    'gang',
    'schoolId',
    'healthCode',
    'sudTreatment',
    'services.attended',
    'juvenileRecord',
    'raceCode',
    'informantId',
  ])('lets nobody list %s', field => {
    expect(fieldsOutsideTheList(grownBy(field), grownBy(field))).toEqual([
      `escalation.nomination.opened.v1 ${field}: may never be told to enforcement`,
    ]);
  });

  it('sees a field at any depth, and an event of either plane that is new', () => {
    const Later = defineEvent({
      type: 'escalation.thing.seen.v1',
      topic: 'enforcement.escalation.case.v1',
      description: 'A thing was seen',
      data: Type.Object({
        a: Type.Array(Type.Union([Type.Object({ b: Type.Record(Type.String(), Type.Null()) }), Type.Null()])),
      }),
    });
    expect(enforcementFields()[Later.type]).toEqual(['a', 'a.b', 'a.b.*']);
    expect(fieldsOutsideTheList()).toHaveLength(3);
  });
});
