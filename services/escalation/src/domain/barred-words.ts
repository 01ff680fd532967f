/** What a text may not hold. @source domain.md 6.5 */
export type BarredKind =
  | 'CRIMINAL_HISTORY'
  | 'PERSONAL_NUMBER'
  | 'GRAND_JURY'
  | 'HELP'
  | 'HEALTH'
  | 'SCHOOL_OR_JUVENILE'
  | 'SCORE'
  | 'GROUP_LABEL'
  | 'PROTECTED_TRAIT'
  | 'IMMIGRATION'
  | 'INTELLIGENCE'
  | 'OTHER_NOMINEE';

const HELPERS =
  '(?:outreach|street|peer|social|case|youth|youth and family) ?workers?|caseworkers?|case ?managers?|mentors?';
const PROGRAMME = 'programmes?|programs?';

/**
 * Patterns of barred words, in regular expressions over folded text (no marks, single blanks). Our own list, chosen so
 * that what a prosecutor writes of an act passes: "refused to drop the gun", "a black handgun", "a prior felony
 * conviction", "Indian country", "near the school". What cannot be told by words alone is a reviewer's to see.
 * @source domain.md 6.5; R20; R22
 */
export const BARRED_WORDS: Readonly<Record<BarredKind, readonly string[]>> = {
  CRIMINAL_HISTORY: [
    'NCIC',
    'NLETS',
    'rap ?sheets?',
    'interstate identification index',
    'III (?:records?|checks?|printouts?|responses?|quer(?:y|ies)|hits?)',
    'criminal history (?:records?|reports?|summar(?:y|ies)|printouts?|transcripts?)',
    'FBI ?(?:no|number|nbr|#|/)[ .:#/]*(?=[A-Z]*[0-9])[A-Z0-9]{5,}',
    'SID ?(?:no|number|#|/)?[ .:#/]+(?:[A-Z]{2} ?)?[0-9]{5,}',
    '(?:arrest date|date of arrest|arrested on|charge literal|charge [0-9]{1,2}|disposition date|court disposition|custody status) ?[:#|]',
    'arrest(?: date)? ?[|;\\t] ?charges?',
    'arrest date charges?',
    'arrest ?(?:no|number|#)? ?[0-9]{1,2} ?[-:] ?[0-9]{1,4}[-/][0-9]{1,2}',
    '(?:OCA|ORI) ?[/:#] ?[A-Z0-9]{4,}',
    'cycle 0[0-9]{2}',
  ],
  PERSONAL_NUMBER: [
    '(?<![0-9-])[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}(?![0-9-])',
    'SSN',
    'social security (?:no|number|nbr|card|#)',
  ],
  GRAND_JURY: ['grand[- ]?jur(?:y|ies|ors?)', 'rule 6 ?\\(e\\)', '(?:no )?true bills?'],
  HELP: [
    HELPERS,
    'outreach',
    'violence (?:interrupt\\w+|intervention|prevention)',
    'credible messengers?',
    'mediat(?:ions?|ors?)',
    '(?:at|during|after|since|from) (?:the|a|an|his|her|their|our) call-in',
    'call-in (?:meetings?|sessions?|events?|forums?)',
    '(?:custom|home) notifications?|notification (?:meetings?|visits?|teams?)',
    `(?:accept|refus|declin|reject|turn|ignor|complet|attend|miss|drop|quit|leav|left|enroll?|finish|start|engag|participat)\\w* (?:[\\w'’]+ ){0,3}(?:services|${PROGRAMME}|counsell?ing|case management|appointments|classes|support groups?|job training|mentoring)`,
    '(?:accepted|refused|declined|rejected|turned down|ignored) (?:the |our |any |all |every |offers? of |offered )*(?:help|support|assistance|services?)',
    '(?:offers?|offered) of (?:help|services|support)',
    '(?:refus\\w+|non-?complian\\w+|complian\\w+|complied|engag\\w+|cooperat\\w+) (?:of|with) (?:the |our |any |his |her |their )?(?:services|programmes?|programs?|case plans?)',
    "missed (?:[\\w’']+ ){0,2}appointments?",
    'attendance (?:records?|sheets?|logs?|notes?)',
    '(?:social|victim|human|reentry|re-entry|family|community|support|wraparound|housing) services',
    "victim advocates?|victim assistance|victim compensation|(?:domestic violence|women[’']?s|homeless) shelters?",
    `(?:treatment|recovery|diversion|mentoring|anger management|fatherhood|job training|reentry|support) (?:${PROGRAMME}|plans?|providers?|cent(?:er|re)s?|groups?|facilit(?:y|ies))`,
    'service plans?|case notes?|case plans?|progress notes?|needs assessments?',
    "(?:told|said to|confided in|admitted to) (?:[\\w’']+ ){0,2}(?:workers?|counsell?ors?|advocates?|therapists?|pastors?|nurses?)",
  ],
  HEALTH: [
    'counsell?ing|counsell?ors?',
    'therap(?:y|ies|ists?)',
    'psychiatr\\w+|psycholog\\w+',
    'mental(?:ly)? (?:health|ill|illness|disorders?)',
    'PTSD|schizophreni\\w+|bipolar|suicidal',
    'substance[- ](?:use|abuse|misuse)',
    '(?:drug|alcohol|substance|addiction|inpatient|outpatient|residential) (?:treatment|rehab\\w*|recovery)',
    '(?:methadone|suboxone) (?:clinics?|treatment|maintenance|patients?)',
    'detox\\w*|rehab(?:ilitation)?|sober living',
    'addicts?|addict(?:ed|ion|ions)|alcoholism',
    'medical (?:records?|history)|health records?',
  ],
  SCHOOL_OR_JUVENILE: [
    'school (?:records?|files?|transcripts?|discipline|attendance|resource officers?)',
    '(?:suspended|expelled|dropped out|dropout) (?:from|of) (?:the |his |her |their |high |middle )*school',
    'special education|truan(?:t|ts|cy)',
    'juvenile (?:records?|adjudications?|histor(?:y|ies)|courts?|probation|arrests?|detention|files?|cases?|offenses?|offences?|referrals?)',
    'adjudicated (?:as )?(?:a )?delinquents?|delinquency',
  ],
  SCORE: [
    '(?:screening|risk|threat|priority|danger|predictive|algorithm\\w*) (?:scores?|assessments?|ratings?|results?|answers?|tools?|levels?|models?|rankings?)',
    'strategic subjects? list|heat list',
    'predict(?:ive|ed) (?:polic\\w+|to (?:shoot|offend|reoffend|be))',
  ],
  GROUP_LABEL: [
    'gangs?|gang[- ]?(?:bang\\w*|related|affiliat\\w+|involved)|gangsters?',
    'crips?|MS-?13|latin kings?|aryan brotherhood|sure[nñ]os?|norte[nñ]os?|sindicato',
    '(?:known|criminal|documented|validated) associates?',
    '(?:crew|clique|set|group) members?(?:hip)?',
  ],
  PROTECTED_TRAIT: [
    '(?:black|white|hispanic|latin[oax]|asian|african[- ]american|native american|indian|arab|middle eastern|mexican) (?:adult |young |juvenile )?(?:males?|females?|man|woman|men|women|boys?|girls?|teens?|youths?|guys?|subjects?|suspects?)',
    '(?<![A-Z0-9])[BWHIA]/[MF](?![A-Z0-9])',
    'race ?[:=]|racial(?:ly)?|ethnic(?:ity|ities)?',
    'religio(?:n|us)|muslims?|jewish',
    'sexual orientation|transgender\\w*|homosexual\\w*|lesbians?|bisexual\\w*',
  ],
  IMMIGRATION: [
    'immigration|undocumented',
    'illegal(?:ly)? (?:aliens?|immigrants?|present in)',
    'deport(?:ed|able|ation)',
    'green cards?|visa (?:status|overstays?)|non-?citizens?|ICE (?:holds?|detainers?)',
  ],
  INTELLIGENCE: [
    'confidential (?:human )?(?:informants?|sources?)|informants?|snitch\\w*',
    'anonymous (?:tips?|tipsters?|callers?|sources?)|tipsters?|crime ?stoppers',
    'intelligence (?:reports?|bulletins?|products?|units?|databases?|files?|notes?|cent(?:er|re)s?)',
    'fusion cent(?:er|re)s?',
  ],
  OTHER_NOMINEE: ['(?:other|another|fellow) nominees?|co-?nominees?|(?:also|already) (?:been )?nominated'],
};
