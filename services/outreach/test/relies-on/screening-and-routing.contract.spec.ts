import { sample, toCommand } from './samples.ts';

describe('what outreach relies on in events of screening and routing', () => {
  it('hears that a referral is eligible', async () => {
    const event = await sample('screening', 'case-found-eligible');
    expect(toCommand('screening.case.found-eligible.v1', event)).toEqual({ type: 'RecordEligible' });
  });

  it.each([
    ['placement-exhausted', 'routing.placement.exhausted.v1', 'exhausted'],
    ['offer-accepted', 'routing.offer.accepted.v1', 'accepted'],
    ['handoff-completed', 'routing.handoff.completed.v1', 'handed-off'],
    ['handoff-failed', 'routing.handoff.failed.v1', 'handoff-failed'],
    ['engagement-started', 'routing.engagement.started.v1', 'engaged'],
    ['engagement-never-started', 'routing.engagement.never-started.v1', 'never-started'],
  ])('hears what became of a placement in %s', async (name, type, status) => {
    const event = await sample('routing', name);
    const { placementId } = event.data;
    expect(toCommand(type, event)).toEqual({ type: 'RecordPlacement', news: { placementId, status } });
    expect(placementId).toEqual(expect.any(String));
  });
});
