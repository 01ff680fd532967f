/** What a prosecutor must know of what a package is and is not. A new wording is a new version. @source domain.md 2.3, 6 */
export const DISCLOSURE = {
  version: 'disclosure-1',
  paragraphs: [
    'This package holds references and dates. It holds no copy of evidence, no criminal history record and no material of a secret proceeding. The agencies named in the evidence index hold the items.',
    'The system that made this package cannot know how its subject responded to an offer of any kind, and holds no record from those who make such offers. That this package says nothing of it must not be read as a statement about it, in either direction.',
    'The attestation says only on which day an offer was made in person, and when, in which language and by which text notice was served. It was signed by the notice registry, which answers one question about one person at a time.',
    'What its nominator knows that speaks for the subject is on a page of its own. That page does not replace the duties of disclosure of the prosecution (Brady v. Maryland; Giglio v. United States; 18 USC 3500; Justice Manual 9-5), which rest on the whole case file, of which this package is no part.',
    'A statute named here is a candidate that an attorney marked. It is not a charge. Ordinary ways to a prosecutor stay open, and no decision rests on this package alone.',
    'This document counts together with its manifest and both signatures, which anyone who holds the public key can verify without the system that made it. A copy that does not verify should be returned to the sender.',
  ],
} as const;
