import type { PackageInput } from './package-input.ts';
import { DISCLOSURE } from './disclosure.ts';
import { DATE_LENGTH, shownTime } from './times.ts';

/** One step on the way, by what it was. */
export type Step =
  | 'HELP_OFFERED'
  | 'NOTICE_SERVED'
  | 'ACT'
  | 'CHARGED'
  | 'NOMINATED'
  | 'SUBMITTED'
  | 'NEXUS_ANSWERED'
  | 'ATTESTED'
  | 'CLEARED'
  | 'PROCESS_APPROVED'
  | 'ATTORNEY_APPROVED'
  | 'TRANSMITTED';

type StepAt = { readonly step: Step; readonly at: string };

const chronologyOf = (input: PackageInput): readonly StepAt[] => {
  const { attestation, incident, times, nexus, approvals } = input;
  const approvedAt = (kind: 'PROCESS' | 'ATTORNEY'): string =>
    approvals.find(approval => approval.kind === kind)?.approvedAt ?? '';
  const steps: readonly StepAt[] = [
    { step: 'HELP_OFFERED', at: attestation.helpOfferedOn },
    { step: 'NOTICE_SERVED', at: attestation.noticeServedAt },
    { step: 'ACT', at: incident.actAt },
    ...(incident.chargedOn === null ? [] : [{ step: 'CHARGED', at: incident.chargedOn } as const]),
    { step: 'NOMINATED', at: times.nominatedAt },
    { step: 'NEXUS_ANSWERED', at: nexus.answeredAt },
    { step: 'SUBMITTED', at: times.submittedAt },
    { step: 'ATTESTED', at: attestation.answeredAt },
    { step: 'CLEARED', at: times.clearedAt },
    { step: 'PROCESS_APPROVED', at: approvedAt('PROCESS') },
    { step: 'ATTORNEY_APPROVED', at: approvedAt('ATTORNEY') },
    { step: 'TRANSMITTED', at: times.transmittedAt },
  ];
  // By the days of the place; within a day in the order in which things happen, since some have a date and no time.
  const dayOf = ({ at }: StepAt): string => shownTime(input.site.timeZone, at).slice(0, DATE_LENGTH);
  return steps.toSorted((one, other) => Number(dayOf(one) > dayOf(other)) - Number(dayOf(one) < dayOf(other)));
};

/** What each section of a package says, field by field: nothing comes in that is not named here. @source domain.md 6.4 */
export const contentsOf = (input: PackageInput) => {
  const { incident, checklist, nexus } = input;
  return {
    subject: { ...input.subject, subjectRole: input.subjectRole },
    incident: {
      ...incident,
      violenceEvidence: input.violenceEvidence,
      selfDefence: input.selfDefence,
      representation: input.representation,
    },
    chronology: { steps: chronologyOf(input) },
    evidenceIndex: { items: input.evidenceIndex },
    stateCase: input.stateCase,
    attestation: input.attestation,
    preconditions: checklist,
    statuteCandidates: nexus,
    statement: { text: input.statement },
    exculpatoryFacts: input.exculpatory,
    victimNotification: input.victimNotification,
    approvals: { nominator: input.nominator, approvals: input.approvals },
    disclosure: DISCLOSURE,
  } as const;
};

/** What each section says. */
export type Contents = ReturnType<typeof contentsOf>;

/** A section by its name in the manifest. */
export type SectionId = keyof Contents;
