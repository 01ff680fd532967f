import type { Step } from './contents.ts';

/** Titles of sections, by their names in the manifest. */
export const SECTION_TITLES = {
  subject: 'Subject',
  incident: 'Incident',
  chronology: 'Chronology',
  evidenceIndex: 'Evidence index',
  stateCase: 'State case',
  attestation: 'Attestation of help and notice',
  preconditions: 'Preconditions and their proof',
  statuteCandidates: 'Statute candidates',
  statement: 'Statement of the nominator',
  exculpatoryFacts: 'Exculpatory and mitigating facts',
  victimNotification: 'Victim notification',
  approvals: 'Approvals',
  disclosure: 'Disclosure statement',
} as const;

/** What each precondition asks. @source domain.md 6.1 */
export const CONDITION_TITLES: Readonly<Record<string, string>> = {
  P1: 'Adult on the date of the act',
  P2: 'Help offered in person before the act',
  P3: 'Notice served before the act, in a language understood, and still valid',
  P4: 'Time between notice and act, unless the act is a shooting',
  P5: 'New qualifying act after notice',
  P6: 'Independent evidence of the incident',
  P7: 'Federal nexus answered by an attorney',
  P8: 'Identity confirmed by two identifiers',
  P9: 'No bar',
  P10: 'Approved by two independent people in writing',
};

/** What each step on the way was. */
export const STEP_TITLES: Readonly<Record<Step, string>> = {
  HELP_OFFERED: 'Help was offered in person',
  NOTICE_SERVED: 'Notice was served',
  ACT: 'Act',
  CHARGED: 'Charge, arrest or finding',
  NOMINATED: 'Nomination opened',
  SUBMITTED: 'Nomination submitted',
  NEXUS_ANSWERED: 'Federal nexus answered',
  ATTESTED: 'Attestation given by the notice registry',
  CLEARED: 'Preconditions shown',
  PROCESS_APPROVED: 'Process review approved',
  ATTORNEY_APPROVED: 'Attorney review approved',
  TRANSMITTED: 'Transmitted to the office',
};

const WORDS: Readonly<Record<string, string>> = {
  GOVERNMENT_ID: 'Government identity document',
  BIRTH_RECORD: 'Record of birth',
  COURT_RECORD: 'Court record',
  STATE_ID: 'State identity number',
  DRIVER_LICENCE: 'Driver licence number',
  PASSPORT: 'Passport number',
  FBI_NUMBER: 'FBI universal control number',
  STATE_FINGERPRINT_ID: 'State fingerprint identification number',
  ARRESTED_PROBABLE_CAUSE: 'Arrested on probable cause',
  CHARGED: 'Charged',
  PROSECUTOR_FINDING: 'Written finding of a prosecutor',
  AGENCY_REPORT: 'Report of the agency',
  CHARGING_DOCUMENT: 'Charging document',
  SUSPECT: 'Suspect',
  BOTH: 'Suspect and victim in the same incident',
  SHOOTING_AT_DWELLING_OR_VEHICLE: 'Shooting at a dwelling or vehicle',
  HOMICIDE_FIREARM: 'Homicide with a firearm',
  HOMICIDE_OTHER: 'Homicide by other means',
  AGGRAVATED_ASSAULT_FIREARM: 'Aggravated assault with a firearm',
  FIREARM_POSSESSION_PROHIBITED: 'Possession of a firearm by a prohibited person',
  WITNESS_INTIMIDATION_VIOLENT: 'Witness intimidation with violence',
  NOT_PRESENTED: 'Not presented to the District Attorney',
  PRESENTED: 'Presented to the District Attorney, not decided',
  DECLINED: 'Declined by the District Attorney',
  CLOSED: 'Closed by the District Attorney',
  NO_IDENTIFIED_VICTIM: 'No victim was identified',
  PENDING: 'Notification is pending',
  NOTIFIED: 'The victim was notified',
  NOT_REACHED: 'The victim was not reached',
  PROCESS: 'Process review',
  ATTORNEY: 'Attorney review',
};

/** A code in plain words; one that has no words of its own is read as it is written. */
export const plainWords = (code: string): string =>
  WORDS[code] ?? `${code.charAt(0)}${code.slice(1).toLowerCase().replaceAll('_', ' ')}`;

/** `noticeServedAt` as `notice served at`. */
export const fieldWords = (name: string): string =>
  name.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`).replaceAll(/(\d+)/g, ' $1');

/** Yes, no or a dash, for what is true, false or not there. */
export const shownValue = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shownValue).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'none';
};
