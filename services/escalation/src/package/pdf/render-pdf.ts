import type { Contents, SectionId } from '../contents.ts';
import { SECTION_TITLES } from '../labels.ts';
import type { Draft } from '../manifest.ts';
import { shownTime } from '../times.ts';
import { SECTIONS, type Page } from './sections.ts';
import { TaggedDocument } from './tagged-document.ts';

/** Sections that begin a page; the exculpatory facts have one of their own. */
const ON_A_NEW_PAGE: readonly string[] = [
  'subject',
  'preconditions',
  'statement',
  'exculpatoryFacts',
  'victimNotification',
];

const drawSection = <S extends SectionId>(page: Page, id: S, content: Contents[S]): void => {
  if (ON_A_NEW_PAGE.includes(id)) page.document.newPage();
  page.document.section(SECTION_TITLES[id], () => SECTIONS[id](page, content));
};

const isSection = (contents: Contents, id: string): id is SectionId => Object.hasOwn(contents, id);

const drawCover = ({ document, timeOf }: Page, draft: Draft): void => {
  document.title('Escalation package');
  document.facts([
    ['Reference', draft.reference],
    ['Site', draft.site.name],
    ['Recipient', draft.recipient.name],
    ['Transmitted', timeOf(draft.transmittedAt)],
    [
      'Versions',
      `manifest ${draft.schemaVersion}, layout ${draft.templateVersion}, rules ${draft.ruleVersions.checklist}`,
    ],
    ['SHA-256 of all sections', draft.contentSha256],
  ]);
  document.paragraphs(
    'For the office named above only. This document counts together with its signed manifest, manifest.json, which names the hash of this file and of each section.',
  );
};

/**
 * The PDF of a package. The same draft gives the same bytes, on every machine, in every zone and language.
 * @source domain.md 6.4
 */
export const renderPdf = async (draft: Draft): Promise<Buffer> => {
  const timeOf = (at: string): string => shownTime(draft.site.timeZone, at);
  const document = new TaggedDocument({
    title: `Escalation package ${draft.reference}`,
    at: new Date(draft.transmittedAt),
  });
  const page = { document, timeOf };
  drawCover(page, draft);
  document.newPage();
  document.contents('Contents');
  for (const { id } of draft.sections) if (isSection(draft.contents, id)) drawSection(page, id, draft.contents[id]);
  return document.bytes({
    reference: draft.reference,
    recipient: draft.recipient.name,
    time: timeOf(draft.transmittedAt),
  });
};
