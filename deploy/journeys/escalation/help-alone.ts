import { bodyOf } from '../city.ts';
import type { Court } from './court.ts';

/** Help, when there is no enforcement plane. */
export const helpAlone = (court: () => Court): void => {
  it('the enforcement plane is down: the help journey goes through as ever', async () => {
    const { city } = court();
    for (const name of ['escalation', 'issuer-enforcement', 'postgres-enforcement'])
      await city.system.unit(name).stop();
    const id = await city.submit({ needCodes: ['LEGAL_RECORD_ID_DOCS'] });
    const [placement] = await city.placed(id, 'offered');
    const { offerId = '', providerId = '' } = placement?.offer ?? {};
    const provider = city.as('routing', { role: 'provider', orgId: providerId });
    bodyOf(await provider.post(`/v1/offers/${offerId}/acceptances`, {}), 201);
    const lead = city.as('outreach', { role: 'outreach-lead' });
    const { workerId } = bodyOf<{ workerId: string }>(await lead.get(`/v1/cases/${id}`), 200);
    const worker = city.as('routing', { role: 'outreach-worker', id: workerId });
    for (const [client, side] of [
      [provider, 'PROVIDER'],
      [worker, 'WORKER'],
    ] as const)
      bodyOf(await client.post(`/v1/offers/${offerId}/handoff-confirmations`, { side }), 201);
    await city.placed(id, 'handed-off');
    bodyOf(await provider.post(`/v1/offers/${offerId}/outcomes`, { closedLoopCode: 'IN_SERVICE' }), 201);
    expect((await city.placed(id, 'engaged'))[0]?.placementId).toBe(placement?.placementId);
    const waiting = await fetch(`${city.system.connections.services['intake']?.managementUrl}/health/ready`);
    expect(waiting.status).toBe(200);
  });
};
