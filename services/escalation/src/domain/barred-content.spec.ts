import { barredWordsIn } from './barred-content.ts';

const kindsIn = (text: string): readonly string[] => barredWordsIn(text).map(({ kind }) => kind);

describe('barred content', () => {
  it.each([
    ['CRIMINAL_HISTORY', '** NCIC RESPONSE **'],
    ['CRIMINAL_HISTORY', 'III record attached'],
    ['CRIMINAL_HISTORY', 'FBI NO. 123456AB7'],
    ['CRIMINAL_HISTORY', 'FBI/123456AB7'],
    ['CRIMINAL_HISTORY', 'SID: NM01234567'],
    ['CRIMINAL_HISTORY', 'ARREST DATE   CHARGE'],
    ['CRIMINAL_HISTORY', 'ARREST DATE: 2019-04-01'],
    ['CRIMINAL_HISTORY', 'ARREST 02 - 2019-04-01'],
    ['CRIMINAL_HISTORY', 'CHARGE 01: LARCENY'],
    ['CRIMINAL_HISTORY', 'His rap sheet is attached'],
    ['CRIMINAL_HISTORY', 'ORI/NM0010100'],
    ['PERSONAL_NUMBER', 'His number is 123-45-6789.'],
    ['PERSONAL_NUMBER', 'SSN on file'],
    ['GRAND_JURY', 'A witness before the GRAND JURY said so'],
    ['GRAND_JURY', 'material under Rule 6(e)'],
    ['HELP', 'He refused services twice'],
    ['HELP', 'He refused all of the services'],
    ['HELP', 'She dropped out of the programme'],
    ['HELP', 'an outreach worker heard him'],
    ['HELP', 'told the case manager where it was'],
    ['HELP', 'He laughed at the call-in'],
    ['HELP', 'declined offers of help'],
    ['HELP', 'turned down help'],
    ['HELP', 'missed three appointments'],
    ['HELP', 'the mediation failed'],
    ['HELP', 'is in a treatment programme'],
    ['HELP', 'a victim advocate said'],
    ['HEALTH', 'goes to counselling'],
    ['HEALTH', 'goes to counseling'],
    ['HEALTH', 'has a history of substance abuse'],
    ['HEALTH', 'is an addict'],
    ['SCHOOL_OR_JUVENILE', 'his juvenile record shows'],
    ['SCHOOL_OR_JUVENILE', 'was expelled from high school'],
    ['SCORE', 'has a risk score of 9'],
    ['GROUP_LABEL', 'a known gang member'],
    ['GROUP_LABEL', 'gang-related'],
    ['GROUP_LABEL', 'a known associate of the shooter'],
    ['PROTECTED_TRAIT', 'a Hispanic male fled'],
    ['PROTECTED_TRAIT', 'suspect B/M 25'],
    ['IMMIGRATION', 'he is undocumented'],
    ['INTELLIGENCE', 'a confidential informant bought'],
    ['INTELLIGENCE', 'an anonymous tip'],
    ['OTHER_NOMINEE', 'like the other nominee'],
  ])('is found: %s in "%s"', (kind, text) => {
    expect(kindsIn(text)).toContain(kind);
  });

  it.each([
    'He refused to drop the gun when officers told him to.',
    'A group of people ran when the shots were fired.',
    'Officers set up a perimeter, and a set of keys lay by the door.',
    'He was seen to put a black handgun into a white truck with a black hood.',
    'He has a prior felony conviction from 2016 and knew of it.',
    'The act took place in Indian country, within the boundaries of the Pueblo.',
    'The victim called 911; a second call in to dispatch came at 23:58.',
    'The victim was taken to hospital and treated for a gunshot wound to the left leg.',
    'Two casings were found outside the high school on Coal Avenue.',
    'The phone number 505-555-0123 was dialled four times; the incident number is 24-0012345.',
    'A search warrant for the internet service provider and the cell service provider was signed.',
    'John Smith III was arrested on probable cause and later charged.',
    'Defence counsel was present; he asked for counsel and the interview ended.',
    'He attended the wedding, then met the seller at the store.',
    'He declined to answer and left the store with the ammunition.',
    'Witness A knew him from work and picked him out of an array of six photographs.',
    'The store clerk needed help to stand; a bystander came to help.',
    'He completed the form ATF 4473 and signed it; the program that reads it flagged the signature.',
    'Field sobriety tests were not given. He had drunk alcoholic beverages.',
    'The laboratory reported a NIBIN lead between the casings and the pistol.',
    'On 14 May 2026 at 23:58 he fired at least four times into the dwelling; his brother stood beside him.',
    'He told the officer that the gun was his, and said to the clerk that he would be back.',
    'The jury in the state case has not been chosen. The charge carries a bond.',
    'The state case was dismissed without prejudice; disposition is pending before Judge Núñez.',
    'He missed the court date; that is not why this is sent.',
    'The court set conditions of release, and he was on supervised release at the time.',
    'He bought the pistol for another person, who is prohibited.',
    'Tsosie Béésh Łigaii saw the car turn north on Unser.',
  ])('is not found in "%s"', text => {
    expect(barredWordsIn(text)).toEqual([]);
  });

  it('is shown as written, where it stands, once', () => {
    const text = 'Ñandú 😀 said: he REFUSED\n  the  services, and a gang\u00ADster came.';
    const found = barredWordsIn(text);
    expect(found.map(({ kind, words }) => [kind, words])).toEqual([
      ['HELP', 'REFUSED\n  the  services'],
      ['GROUP_LABEL', 'gang\u00ADster'],
    ]);
    for (const { words, start, end } of found) expect(text.slice(start, end)).toBe(words);
  });

  it.each(['coun\u200Bselling', 'cóunselling', 'ｃｏｕｎｓｅｌｌｉｎｇ', 'COUNSELLING', 'coun\u0301selling'])(
    'is found when somebody hides it: %s',
    text => {
      expect(kindsIn(`He goes to ${text}.`)).toEqual(['HEALTH']);
    },
  );

  it('is looked for in a long text at once', () => {
    expect(barredWordsIn('refused to drop the gun and '.repeat(220))).toEqual([]);
    expect(barredWordsIn('a '.repeat(3000))).toEqual([]);
  });
});
