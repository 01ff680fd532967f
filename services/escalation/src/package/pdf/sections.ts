import type { Contents, SectionId } from '../contents.ts';
import { CONDITION_TITLES, fieldWords, plainWords, shownValue, STEP_TITLES } from '../labels.ts';
import type { TaggedDocument } from './tagged-document.ts';

/** Where a section is drawn, and how its times are shown. */
export type Page = { readonly document: TaggedDocument; readonly timeOf: (at: string) => string };

type Draw<S extends SectionId> = (page: Page, content: Contents[S]) => void;

const subject: Draw<'subject'> = ({ document }, content) =>
  document.facts([
    ['Given name', content.givenName],
    ['Family name', content.familyName],
    ['Birth date', content.birthDate],
    ['Birth date verified by', plainWords(content.birthDateSource)],
    ...content.identifiers.map(({ kind, value }) => [plainWords(kind), value] as const),
    ['Role in the incident', plainWords(content.subjectRole)],
  ]);

const incident: Draw<'incident'> = ({ document, timeOf }, content) => {
  document.facts([
    ['Agency (ORI)', content.agencyCode],
    ['Incident number', content.incidentNumber],
    ['Class of the act', plainWords(content.actClassCode)],
    ['Time of the act', timeOf(content.actAt)],
    ['Area', plainWords(content.areaCode)],
    ['Arrest or charge status', plainWords(content.chargeStatus)],
    ['Date of arrest, charge or finding', shownValue(content.chargedOn)],
    ['Court case number', shownValue(content.courtCaseNumber)],
    ['Source', plainWords(content.sourceCode)],
    ['Violence or brandishing after notice', shownValue(content.violenceEvidence)],
    ['Self-defence claimed', shownValue(content.selfDefence.claimed)],
    ['Representation looked up', shownValue(content.representation.checked)],
    ['Represented by counsel', shownValue(content.representation.represented)],
  ]);
  if (content.selfDefence.attorneyNote === null) return;
  document.subheading('Attorney on the claim of self-defence');
  document.paragraphs(content.selfDefence.attorneyNote);
};

const chronology: Draw<'chronology'> = ({ document, timeOf }, { steps }) =>
  document.table(
    [0.44, 0.56],
    ['Time', 'What'],
    steps.map(({ at, step }) => [timeOf(at), STEP_TITLES[step]]),
  );

const evidenceIndex: Draw<'evidenceIndex'> = ({ document }, { items }) => {
  document.paragraphs('Items are held by the agencies named. No copy of any item is part of this package.');
  document.table(
    [0.08, 0.32, 0.3, 0.3],
    ['No.', 'Item', 'Held by', 'Reference'],
    items.map((item, index) => [String(index + 1), plainWords(item.itemType), item.holderAgency, item.reference]),
  );
};

const stateCase: Draw<'stateCase'> = ({ document }, content) =>
  document.facts([
    ['State case number', shownValue(content.caseNumber)],
    ['District Attorney', plainWords(content.daStatusCode)],
  ]);

const attestation: Draw<'attestation'> = ({ document, timeOf }, content) =>
  document.facts([
    ['Help offered in person', content.helpOfferedOn],
    ['Notice served', timeOf(content.noticeServedAt)],
    ['Text of the notice (version)', content.versionId],
    ['Language of the notice', content.language],
    ['Notice valid until', timeOf(content.validUntil)],
    ['Question', content.requestId],
    ['Answered', timeOf(content.answeredAt)],
    ['Signature of the registry', 'In the manifest, as received'],
  ]);

const shownProof = (timeOf: Page['timeOf'], value: unknown): string => {
  if (typeof value !== 'string') return shownValue(value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return timeOf(value);
  return /^[A-Z][A-Z0-9_]+$/.test(value) ? plainWords(value) : value;
};

const preconditions: Draw<'preconditions'> = ({ document, timeOf }, content) => {
  document.facts([
    ['Rules', content.version],
    ['List of qualifying acts', shownValue(content.actsVersion)],
    ['Menu of statutes', shownValue(content.statutesVersion)],
  ]);
  document.table(
    [0.08, 0.3, 0.12, 0.5],
    ['Code', 'Precondition', 'Shown', 'Proof'],
    content.conditions.map(({ code, met, proof }) => [
      code,
      CONDITION_TITLES[code] ?? code,
      met,
      Object.entries(proof)
        .map(([name, value]) => `${fieldWords(name)}: ${shownProof(timeOf, value)}`)
        .join('\n'),
    ]),
  );
};

const statuteCandidates: Draw<'statuteCandidates'> = ({ document, timeOf }, content) => {
  document.paragraphs(
    `Marked by attorney ${content.attorneyId}, ${timeOf(content.answeredAt)}. A mark is not a charge.`,
  );
  document.table(
    [0.2, 0.34, 0.28, 0.18],
    ['Statute', 'Title', 'Version', 'Date of offence'],
    content.statutes.map(each => [each.statute, each.title, `${each.statuteVersion} (${each.note})`, each.offenceDate]),
  );
};

const statement: Draw<'statement'> = ({ document }, { text }) => document.paragraphs(text);

const exculpatoryFacts: Draw<'exculpatoryFacts'> = ({ document }, content) =>
  document.paragraphs(
    'facts' in content
      ? content.facts
      : 'The nominator affirmed that no exculpatory or mitigating fact is known to the nominator.',
  );

const victimNotification: Draw<'victimNotification'> = ({ document }, { statusCode }) =>
  document.facts([['Status (18 USC 3771)', plainWords(statusCode)]]);

const approvals: Draw<'approvals'> = ({ document, timeOf }, content) => {
  document.facts([
    ['Nominator', content.nominator.staffId],
    ['Reporting line of the nominator', content.nominator.unitId],
  ]);
  for (const approval of content.approvals) {
    document.subheading(plainWords(approval.kind));
    document.facts([
      ['Approved by', approval.staffId],
      ['Reporting line', approval.unitId],
      ['Approved', timeOf(approval.approvedAt)],
    ]);
    document.paragraphs(approval.reasons);
  }
};

const disclosure: Draw<'disclosure'> = ({ document }, { paragraphs }) => {
  for (const paragraph of paragraphs) document.paragraphs(paragraph);
};

/** How each section is drawn. */
export const SECTIONS: { readonly [S in SectionId]: Draw<S> } = {
  subject,
  incident,
  chronology,
  evidenceIndex,
  stateCase,
  attestation,
  preconditions,
  statuteCandidates,
  statement,
  exculpatoryFacts,
  victimNotification,
  approvals,
  disclosure,
};
