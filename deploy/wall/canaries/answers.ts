import { canary } from '@crossroads/testing';
import { bodyOf, type City } from '../../journeys/city.ts';
import { planes } from '../../migrate/catalog.ts';
import type { MigratedPlane } from '../../migrate/catalog.ts';
import type { EnforcementSide } from './enforcement.ts';
import type { HelpSide } from './help.ts';
import { foreignTo } from './place.ts';
import type { Place, Text } from './place.ts';
import { inTurns } from './turns.ts';

const AT_ONCE = 8;

/** Who asks what of which service. */
type Question = readonly [service: string, role: string, path: string];

const MOST_ASKED = 25;

const helpQuestions = ({ helped, personIds, referralIds }: HelpSide): readonly Question[] => [
  ['intake', 'intake-worker', '/v1/referrals?limit=100'],
  ['intake', 'hospital', '/v1/referrals?limit=100'],
  ['intake', 'intake-worker', '/v1/match-reviews?limit=100'],
  ['intake', 'privacy-officer', '/v1/break-glass?limit=100'],
  ['intake', 'coordinator', '/v1/recalls?limit=100'],
  ['intake', 'intake-worker', '/v1/safety-notices?limit=100'],
  ['intake', 'program-manager', '/v1/staff?limit=100'],
  ['screening', 'screener', '/v1/cases?limit=100'],
  ['outreach', 'outreach-lead', '/v1/cases?limit=100'],
  ['outreach', 'outreach-lead', '/v1/workers'],
  ['routing', 'coordinator', '/v1/placements?limit=100'],
  ['routing', 'coordinator', '/v1/services?limit=100'],
  ...personIds.slice(0, MOST_ASKED).flatMap((id): Question[] => [
    ['intake', 'intake-worker', `/v1/people/${id}`],
    ['intake', 'privacy-officer', `/v1/people/${id}/disclosures`],
    ['intake', 'privacy-officer', `/v1/people/${id}/accounting`],
  ]),
  ...referralIds.slice(0, MOST_ASKED).map((id): Question => ['intake', 'intake-worker', `/v1/referrals/${id}`]),
  ...helped.slice(0, MOST_ASKED).flatMap(({ consentId, offerId, referralId }): Question[] => [
    ['screening', 'screener', `/v1/cases/${referralId}`],
    ['outreach', 'outreach-lead', `/v1/cases/${referralId}`],
    ['outreach', 'outreach-lead', `/v1/consents/${consentId}`],
    ['routing', 'coordinator', `/v1/offers/${offerId}`],
  ]),
];

const neutralQuestions = ({ noticeIds }: EnforcementSide): readonly Question[] => [
  ['notices', 'legal-reviewer', '/v1/notice-texts?limit=100'],
  ['notices', 'legal-reviewer', '/v1/charging-policies'],
  ['notices', 'legal-reviewer', '/v1/attestation-requests?limit=100'],
  ['notices', 'legal-reviewer', '/v1/attestation-availability'],
  ['notices', 'legal-reviewer', '/v1/incidents?limit=100'],
  ['notices', 'legal-reviewer', '/v1/staff?limit=100'],
  ...noticeIds.map((id): Question => ['notices', 'notification-team', `/v1/notices/${id}`]),
];

const enforcementQuestions = ({ escalationIds }: EnforcementSide): readonly Question[] => [
  ['escalation', 'nominator', '/v1/escalations?limit=100'],
  ['escalation', 'process-manager', '/v1/escalations?limit=100'],
  ['escalation', 'prosecutor', '/v1/escalations?limit=100'],
  ['escalation', 'victim-witness-coordinator', '/v1/victim-tasks?limit=100'],
  ['escalation', 'process-manager', '/v1/incidents?limit=100'],
  ['escalation', 'process-manager', '/v1/qualifying-acts'],
  ['escalation', 'process-manager', '/v1/staff?limit=100'],
  ...escalationIds.flatMap((id): Question[] => [
    ['escalation', 'process-reviewer', `/v1/escalations/${id}`],
    ['escalation', 'process-manager', `/v1/escalations/${id}/status`],
  ]),
];

const answered = async (city: City, questions: readonly Question[]): Promise<readonly Text[]> =>
  inTurns(questions, AT_ONCE, async ([service, role, path]) => {
    const body = bodyOf(await city.as(service, { role }).get(path), 200);
    return { where: `${service} to a ${role}`, text: JSON.stringify(body) };
  });

/** What the services of each plane tell their own people. */
export const answerPlaces = (city: City, help: HelpSide, enforcement: EnforcementSide): Promise<readonly Place[]> => {
  const questions: Readonly<Record<MigratedPlane, readonly Question[]>> = {
    help: helpQuestions(help),
    neutral: neutralQuestions(enforcement),
    enforcement: enforcementQuestions(enforcement),
  };
  return Promise.all(
    planes.map(async plane => {
      const planted = canary();
      const error = { where: 'an error', text: JSON.stringify({ errors: [{ message: `${planted} is wrong` }] }) };
      const texts = [...(await answered(city, questions[plane])), error];
      return { place: `answers of ${plane}`, foreign: foreignTo(plane), planted, plantedIn: 1, texts: () => texts };
    }),
  );
};
