import { TYPICAL_NAME_SHARE } from './parameters.ts';

/** People in a thousand with the name, roughly, in the United States. A name that is not listed is rarer than all of these. */
const FAMILY = `
smith 8.3 johnson 6.6 williams 5.5 brown 4.9 jones 4.8 garcia 4 miller 3.9 davis 3.8 rodriguez 3.7 martinez 3.6
hernandez 3.5 lopez 3 gonzalez 2.9 wilson 2.7 anderson 2.7 thomas 2.6 taylor 2.5 moore 2.5 jackson 2.4 martin 2.4
lee 2.3 perez 2.3 thompson 2.3 white 2.2 harris 2.1 sanchez 2.1 clark 1.9 ramirez 1.9 lewis 1.8 robinson 1.8 walker 1.8
young 1.6 allen 1.6 king 1.6 wright 1.6 scott 1.5 torres 1.5 nguyen 1.5 hill 1.5 flores 1.4 green 1.5 adams 1.4
nelson 1.4 baker 1.4 hall 1.4 rivera 1.3 campbell 1.3 mitchell 1.3 carter 1.3 roberts 1.3 gomez 1.2 phillips 1.2
evans 1.2 turner 1.2 diaz 1.2 parker 1.1 cruz 1.1 edwards 1.1 collins 1.1 reyes 1.1 stewart 1.1 morris 1 morales 1
chavez 0.8 trujillo 0.4 ortiz 1 gutierrez 1 romero 0.7 vigil 0.3 montoya 0.4 baca 0.2 begay 0.2 yazzie 0.2 gallegos 0.3
`;

const GIVEN = `
james 14 john 13 robert 12 michael 14 william 11 david 11 jose 8 daniel 8 christopher 9 matthew 8 joseph 8 anthony 6
joshua 7 andrew 6 juan 5 luis 4 carlos 4 jesus 3 angel 3 gabriel 3 jacob 6 ethan 4 nicholas 5 ryan 5 tyler 5 brandon 5
kevin 4 justin 4 jonathan 4 alexander 4 isaiah 3 elijah 3 aaron 3 adrian 2.5 diego 2.5 thomas 6 samuel 3.5 benjamin 3.5
mary 8 maria 6 jennifer 7 jessica 6 ashley 5 elizabeth 6 sarah 5 emily 5 samantha 4 amanda 4 stephanie 4 michelle 3
isabella 3 sophia 3 olivia 3 emma 3 hannah 3 madison 3 alexis 3 victoria 3 jasmine 2.5 destiny 2 brianna 2 guadalupe 1.5
jayden 2 jaden 1 jaylen 0.8 kayden 0.5 aiden 2 hayden 0.7 brayden 0.7 nathan 3 evan 2 ivan 1 devin 1.5
marco 1 marcos 0.7 marcus 1.5 erica 1.5 erik 1 eric 3 ana 2 anna 2 anne 1 hanna 0.5 kayla 2.5 kaylee 0.7 layla 0.7 leila 0.3
`;

const sharesOf = (table: string): ReadonlyMap<string, number> => {
  const words = table.trim().split(/\s+/u);
  return new Map(words.flatMap((word, place) => (place % 2 === 0 ? [[word, Number(words[place + 1]) / 1000]] : [])));
};

const SHARES = { given: sharesOf(GIVEN), family: sharesOf(FAMILY) };

/** True for a given name of the table: another such name is another name, not a slip of typing. */
export const isCommonGiven = (name: string): boolean => SHARES.given.has(name);

/** No name moves the weight further than this, in bits. Our own default. */
const FURTHEST_BITS = 2;

/** What a common name says less, and a rare one more, than a typical one, in bits. @source assurance.md 5.5 */
export const rarityBits = (field: 'given' | 'family', name: string): number => {
  const share = SHARES[field].get(name);
  if (share === undefined) return FURTHEST_BITS / 2;
  const bits = Math.log2(TYPICAL_NAME_SHARE[field] / share);
  return Math.max(-FURTHEST_BITS, Math.min(FURTHEST_BITS / 2, bits));
};
