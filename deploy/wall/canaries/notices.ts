import { bodyOf, type City } from '../../journeys/city.ts';
import { loadTexts } from '../../journeys/escalation/texts.ts';
import { markedSubject, served, type Subject } from './enforcement-bodies.ts';
import type { Marks } from './marks.ts';

/** People who were told. */
export const SERVED = 20;

/** Somebody who was told, and the notice of it. */
export type Told = { readonly subject: Subject; readonly noticeId: string };

/** Texts are written and approved, people are served, one notice is held. */
export const servePeople = async (city: City, marks: Marks): Promise<readonly Told[]> => {
  const team = city.as('notices', { role: 'notification-team' });
  const lawyer = city.as('notices', { role: 'legal-reviewer' });
  const word = (what: string): string => marks.word('enforcement', what);
  const { abq } = await loadTexts(city);
  const draft = {
    language: 'en',
    title: `Notice ${word('a title')}`,
    body: `We offer ${word('the text of a notice')}.`,
  };
  const text = await team.post('/v1/notice-texts', { ...draft, chargingPolicyVersion: 'journey-1' });
  const { textId } = bodyOf<{ textId: string }>(text, 201);
  const approval = { legalBasis: `Memo ${word('a legal basis')}` };
  bodyOf(await lawyer.post(`/v1/notice-texts/${textId}/approvals`, approval), 201);
  const told: Told[] = [];
  for (let nth = 0; nth < SERVED; nth += 1) {
    const subject = markedSubject(marks);
    const answer = await team.post('/v1/notices', served(abq, subject));
    told.push({ subject, noticeId: bodyOf<{ noticeId: string }>(answer, 201).noticeId });
  }
  const hold = { reasonCode: 'LITIGATION' };
  bodyOf(await lawyer.post(`/v1/notices/${told[0]?.noticeId}/holds`, hold), 201);
  return told;
};
