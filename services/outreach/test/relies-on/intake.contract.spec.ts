import { sample, toCommand } from './samples.ts';

describe('what outreach relies on in intake’s events', () => {
  it('learns whom it is about, who referred, the choices and the consent', async () => {
    const event = await sample('intake', 'referral-submitted');
    const { personId, referrerOrgId, choiceCodes, consent } = event.data;
    expect(toCommand('intake.referral.submitted.v1', event)).toEqual({
      type: 'RecordSubmitted',
      submitted: { personId, ownerId: null, referrerOrgId, choiceCodes, consent },
    });
    expect(consent).toMatchObject({
      consentId: expect.any(String),
      startsAt: expect.any(String),
      expiresAt: expect.any(String),
    });
  });

  it.each([
    ['SELF', undefined, (actorId: unknown) => actorId],
    ['SELF', 'SYSTEM', () => null],
    ['HOSPITAL', undefined, () => null],
  ])('knows whose own case it is, when %s refers as %s', async (sourceType, actor, ownerOf) => {
    const event = await sample('intake', 'referral-submitted');
    const actorId = actor ?? event.data['actorId'];
    const command = toCommand('intake.referral.submitted.v1', {
      ...event,
      data: { ...event.data, sourceType, actorId },
    });
    expect(command).toMatchObject({ submitted: { ownerId: ownerOf(actorId) } });
  });

  it('takes a referral without consent', async () => {
    const event = await sample('intake', 'referral-submitted');
    const command = toCommand('intake.referral.submitted.v1', { ...event, data: { ...event.data, consent: null } });
    expect(command).toMatchObject({ submitted: { consent: null } });
  });

  it('refuses a consent without an end', async () => {
    const event = await sample('intake', 'referral-submitted');
    const { expiresAt: _, ...endless } = event.data['consent'] as Record<string, unknown>;
    const broken = { ...event, data: { ...event.data, consent: endless } };
    expect(() => toCommand('intake.referral.submitted.v1', broken)).toThrow(/contract/);
  });

  it('learns urgency, age band, area, language and needs', async () => {
    const event = await sample('intake', 'referral-triaged');
    const { personId, urgency, ageBand, areaCode, language, needCodes } = event.data;
    expect(toCommand('intake.referral.triaged.v1', event)).toEqual({
      type: 'RecordTriaged',
      triaged: { personId, urgency, ageBand, areaCode, language, needCodes },
    });
  });

  it.each([
    ['referral-linked-as-duplicate', 'intake.referral.linked-as-duplicate.v1', 'CloseCase', 'DUPLICATE'],
    ['referral-closed-incomplete', 'intake.referral.closed-incomplete.v1', 'CloseCase', 'INCOMPLETE'],
    ['referral-entered-in-error', 'intake.referral.entered-in-error.v1', 'CloseCase', 'ENTERED_IN_ERROR'],
    ['referral-unlinked', 'intake.referral.unlinked.v1', 'ReopenCase', 'UNLINKED'],
  ])('follows %s', async (name, type, command, causeCode) => {
    expect(toCommand(type, await sample('intake', name))).toEqual({ type: command, causeCode });
  });

  it('erases every case of an erased person', async () => {
    const event = await sample('intake', 'person-erased');
    const { referralIds } = event.data;
    expect(toCommand('intake.person.erased.v1', event)).toEqual({ type: 'ErasePerson', referralIds });
    expect(referralIds).not.toHaveLength(0);
  });

  it('hears that a safety notice concerns a referral, and who found that', async () => {
    const event = await sample('intake', 'safety-notice-linked');
    const { actorId, ...unsaid } = event.data;
    expect(toCommand('intake.safety-notice.linked.v1', event)).toEqual({ type: 'HearSafetyNotice', actorId });
    expect(toCommand('intake.safety-notice.linked.v1', { ...event, data: unsaid })).toMatchObject({
      actorId: 'SYSTEM',
    });
  });

  it('closes with the outcome and reopens with the cause that intake gave', async () => {
    const closed = await sample('intake', 'referral-closed');
    const reopened = await sample('intake', 'referral-reopened');
    expect(toCommand('intake.referral.closed.v1', closed)).toEqual({
      type: 'CloseCase',
      causeCode: closed.data['outcomeCode'],
    });
    expect(toCommand('intake.referral.reopened.v1', reopened)).toEqual({
      type: 'ReopenCase',
      causeCode: reopened.data['causeCode'],
    });
  });
});
