/** One name and its other forms a line; a form may stand in several. English and Spanish, common in both. */
const FORMS = `
abraham abe
albert al bert alberto beto
alejandro alex ale jandro
alexander alex xander sasha
alexandra alex sandra lexi alejandra
alfred fred alfredo fredy
andrew andy drew andres
angela angie angelina
anthony tony antonio tono
antonia toni tonia
armando mando
arthur art artie arturo
barbara barb babs
benjamin ben benny benji
caroline carol carrie carolina caro
catherine kathryn katherine kate katie kathy cathy kat catalina
charles charlie chuck chas carlos carlitos
christian chris cristian
christina chris tina christine cristina chrissy
christopher chris topher cristobal kit
cynthia cindy
daniel dan danny dani
daniela dani danielle
david dave davey
deborah deb debbie debra
dolores lola loli
donald don donny
dorothy dot dottie
edward ed eddie ted eduardo lalo
elizabeth liz beth betty lizzie eliza isabel betsy elisabeth
emily emmy em emilia
enrique quique kike henry
eugene gene
francisco frank paco pancho francis kiko
frances fran frankie francisca paquita
gabriel gabe
gabriela gaby gabi
gerald jerry gerry gerardo
gregory greg gregorio
guadalupe lupe lupita
guillermo memo william
gustavo gus tavo
harold harry hal
henry hank harry
hector tito
ignacio nacho
isabella bella izzy isa
jacob jake
jacqueline jackie
james jim jimmy jamie jaime
jason jay
jeffrey jeff geoffrey geoff
jennifer jen jenny
jessica jess jessie
jesus chuy chucho
john johnny jack juan juanito jon
jonathan jon john
jose pepe chepe joseph
joseph joe joey jo
joshua josh
judith judy
julian jules
kenneth ken kenny
kimberly kim
lawrence larry lorenzo
leonard leo len lenny leonardo
luis lucho louis lou
manuel manny manolo
margaret maggie meg peggy marge margarita rita
maria mary mari maru marie
mario mayito
martin marty
matthew matt mateo
melissa mel missy
michael mike mick mickey miguel mikey
michelle shelly
mercedes meche
monica moni
nathan nate
nathaniel nathan nate
nicholas nick nicky nicolas nico
pamela pam
patricia pat patty tricia trish
patrick pat paddy patricio
paul pablo pauly
peter pete pedro
philip phil felipe phillip
rafael rafa ralph
raymond ray ramon
rebecca becky becca
ricardo rick ricky richard
richard rick dick rich richie
robert bob bobby rob robbie bert roberto beto
roberta bobbie
rodolfo rudy fito
ronald ron ronny
rosario chayo
samantha sam
samuel sam sammy
sebastian seb bastian
stephanie steph estefania
stephen steve steven esteban stevie
susan sue suzy susana suzanne
teresa terry tere theresa
theodore ted teddy theo
thomas tom tommy tomas
timothy tim timmy
vicente chente vincent vince
victor vic
victoria vicky tori
virginia ginny
walter walt wally
william bill billy will willie liam
zachary zach zack zac zackary
`;

const LINES: readonly (readonly string[])[] = FORMS.trim()
  .split('\n')
  .map(line => line.split(' '));

const nicknameGroups = (): ReadonlyMap<string, ReadonlySet<number>> => {
  const groups = new Map<string, Set<number>>();
  for (const [group, line] of LINES.entries()) {
    for (const form of line) groups.set(form, (groups.get(form) ?? new Set()).add(group));
  }
  return groups;
};

const GROUPS = nicknameGroups();

/** True for two usual forms of one given name, such as Bill and William. */
export const areForms = (one: string, other: string): boolean => {
  const others = GROUPS.get(other);
  return others !== undefined && [...(GROUPS.get(one) ?? [])].some(group => others.has(group));
};

/** True for a given name of the table. */
export const hasForms = (given: string): boolean => GROUPS.has(given);

/** The full forms that a name may stand for; a name that is not in the table stands for itself. */
export const fullForms = (given: string): readonly string[] => {
  const full = [...(GROUPS.get(given) ?? [])].flatMap(group => LINES[group]?.slice(0, 1) ?? []);
  return full.length > 0 ? full : [given];
};
