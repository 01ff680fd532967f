import type { ServeNotice } from '../application/serve-notice.handler.ts';
import type { NoticeDto } from './notices.dto.ts';

/** Who was served, as it is sealed. */
export const subjectOf = ({ subject }: NoticeDto): ServeNotice['subject'] => {
  const { givenName, familyName, birthDate, identifiers } = subject;
  const named = identifiers.map(({ kind, value }) => ({ kind, value }));
  return { givenName, familyName, birthDate, identifiers: named };
};

const offerOf = ({ helpOfferMade, helpOfferedOn, helpOfferMode }: NoticeDto): ServeNotice['how']['offer'] =>
  helpOfferMade && helpOfferedOn !== undefined && helpOfferMode !== undefined
    ? { made: true, offeredOn: helpOfferedOn, mode: helpOfferMode }
    : { made: false };

/** How it was served. */
export const howServed = (body: NoticeDto): ServeNotice['how'] => {
  const { textId, language, methodCode, serverRoles, understood, copyLeft, counselStatus } = body;
  const said = { textId, language, methodCode, serverRoles, understood, copyLeft, counselStatus };
  return { ...said, offer: offerOf(body) };
};
