import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Alikes } from '../../../services/intake/src/application/alike.ts';
import { assess } from '../../../services/intake/src/domain/assessment.ts';
import type { Content } from '../../../services/intake/src/domain/content.ts';
import { matchKeys } from '../../../services/intake/src/domain/person-match.ts';
import { findingsOf, hasEnded } from '../../../services/intake/src/domain/referral-state.ts';
import { contentOf } from '../../../services/intake/src/domain/submission.ts';
import type { Submission } from '../../../services/intake/src/domain/submission.ts';
import { chooseWorker } from '../../../services/outreach/src/domain/assignment-policy.ts';
import { matchProviders } from '../../../services/routing/src/domain/provider-match.ts';
import type { Candidate } from '../../../services/routing/src/domain/provider-match.ts';
import type { RuleBook } from '../../../services/screening/src/application/rule-book.ts';
import { reviewReasons } from '../../../services/screening/src/domain/decision-receipt.ts';
import { reviewTriggers } from '../../../services/screening/src/domain/review-triggers.ts';
import { screeningInput } from '../../../services/screening/src/domain/screening-input.ts';
import { resolveTimes } from '../demo-lines.ts';
import type { DemoLine } from '../demo-lines.ts';
import type { IntakeView, Outcome, PlacementView, ScreeningView } from '../demo-outcome.ts';
import { demoFolder } from '../people.ts';
import { candidatesOf } from './walk-directory.ts';

type SiteData = {
  readonly code: string;
  readonly timeZone: string;
  readonly servedLanguages: readonly string[];
  readonly areas: readonly { readonly code: string; readonly adjacent: readonly string[] }[];
};

const json = <T>(file: string): T => JSON.parse(readFileSync(join(demoFolder, file), 'utf8')) as T;

const dayOf = (at: Date, timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);

const STATUS_OF = { rejected: 'rejected', human: 'triage', 'needs-info': 'needs-info', passed: 'screening' } as const;

/** Runs the production deciders over the demo's lines one after the other, with no server, store or transport. */
export class Walk {
  readonly #alikes = new Alikes();
  readonly #sites = new Map(json<{ sites: SiteData[] }>('sites.json').sites.map(site => [site.code, site]));
  readonly #directories = new Map<string, readonly Candidate[]>();
  readonly #workers = json<{ actorId: string; site: string; conflictOrgIds: string[] }[]>('workers.json');

  constructor(
    private readonly rules: RuleBook,
    private readonly now: Date,
  ) {}

  async outcomeOf(line: DemoLine): Promise<Outcome> {
    const site = this.#site(line.site);
    const submission = resolveTimes(line.body, this.now, site.timeZone) as Submission;
    const receivedOn = dayOf(submission.receivedAt ? new Date(submission.receivedAt) : this.now, site.timeZone);
    const content = contentOf(submission, receivedOn);
    const intake = this.#triage(line, { submission, content, receivedOn });
    if (intake.status !== 'screening') return { intake, placements: [] };
    const screening = await this.#screen(site, content, intake.reviewTriggerCodes);
    if (screening.status === 'review') return { intake, screening, placements: [] };
    const outreach = { status: this.#isAssignable(site, content) ? 'assigned' : 'awaiting-assignment' };
    return { intake, screening, outreach, placements: this.#place(site, submission, content) };
  }

  #site(code: string): SiteData {
    const site = this.#sites.get(code);
    if (!site) throw new RangeError(`no site ${code}`);
    return site;
  }

  #directory(site: string): readonly Candidate[] {
    const read = this.#directories.get(site) ?? candidatesOf(site, this.now);
    this.#directories.set(site, read);
    return read;
  }

  #triage(
    line: DemoLine,
    { submission, content, receivedOn }: { submission: Submission; content: Content; receivedOn: string },
  ): IntakeView {
    const keys = matchKeys(submission.person);
    const newcomer = { referralId: String(line.line), site: line.site, senderId: line.as, receivedOn };
    const alike = this.#alikes.of({ ...newcomer, keys, tokens: [] });
    const siteAreas = this.#site(line.site).areas.map(({ code }) => code);
    const assessment = assess(content, { receivedOn, siteAreas, ...alike, cleared: [] });
    const status = STATUS_OF[assessment.triage.outcome];
    this.#alikes.add(keys, { ...newcomer, isOpen: !hasEnded(status) });
    return { status, needCodes: content.needCodes, ...findingsOf(assessment, []) };
  }

  async #screen(site: SiteData, content: Content, reviewTriggerCodes: readonly string[]): Promise<ScreeningView> {
    const today = dayOf(this.now, site.timeZone);
    const { factors, criteria, evaluate } = this.rules.inForce(site.code, today);
    const facts = { ...content, reviewTriggerCodes };
    const input = screeningInput(facts, reviewTriggers(facts, site.servedLanguages), { factors, today });
    const answer = await evaluate(input);
    const isEligible = answer.result !== 'REVIEW_REQUIRED';
    const triggerCodes = isEligible ? [] : reviewReasons(criteria, answer, input);
    return { status: isEligible ? 'eligible' : 'review', result: answer.result, triggerCodes };
  }

  #isAssignable({ code }: SiteData, { referrerOrgId, language, areaCode }: Content): boolean {
    const free = { languages: [], areas: [], caseload: 0, caseloadMax: 1, active: true };
    const roster = this.#workers
      .filter(({ site }) => site === code)
      .map(each => ({ ...free, ...each, id: each.actorId }));
    return chooseWorker(roster, { referrerOrgId, language, areaCode }).workerId !== null;
  }

  #place(site: SiteData, { consent }: Submission, content: Content): readonly PlacementView[] {
    if (!consent) return [];
    const { recipientClass = null, expiresOn, ...terms } = consent;
    const { areaCode, ageBand, language, choiceCodes } = content;
    const adjacent = site.areas.find(({ code }) => code === areaCode)?.adjacent ?? [];
    const copy = {
      status: 'granted',
      terms: { ...terms, recipientClass, expiresAt: new Date(`${expiresOn}T23:59:59Z`) },
    } as const;
    const none = {
      excludedServiceIds: new Set<string>(),
      askedServiceIds: new Set<string>(),
      earlierProviderIds: new Set<string>(),
    };
    return content.needCodes.map(needCode => {
      const question = {
        needCode,
        ageBand,
        areaCode,
        language,
        choiceCodes,
        consent: copy,
        adjacentAreas: new Set(adjacent),
        at: this.now,
      };
      const { findings, outcome } = matchProviders({ ...question, ...none }, this.#directory(site.code));
      const status = { OFFER: 'offered', WAITLIST: 'waitlisted', EXHAUSTED: 'exhausted' }[outcome];
      return {
        placementId: needCode,
        needCode,
        status,
        matches: findings.map(({ serviceId, isPermitted }) => ({ serviceId, permitted: isPermitted })),
      };
    });
  }
}
