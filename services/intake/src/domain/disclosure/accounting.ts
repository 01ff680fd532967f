/** How somebody came to know of a person. */
export const ACCOUNTING_KINDS = ['IDENTITY', 'REVEAL', 'RECORD', 'BREAK_GLASS', 'LEGAL'] as const;
export type AccountingKind = (typeof ACCOUNTING_KINDS)[number];

/** What of a person somebody may have been shown, as it is accounted for; values never are. */
export const DISCLOSED_CODES = [
  'NAME',
  'ALIASES',
  'BIRTH_DATE',
  'ADDRESS',
  'PHONES',
  'SAFE_CONTACT',
  'LANGUAGE',
  'INTERPRETER',
] as const;
export type DisclosedCode = (typeof DISCLOSED_CODES)[number];
