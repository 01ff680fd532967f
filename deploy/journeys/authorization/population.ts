import { dayFromNow, eventually, referralBody } from '@crossroads/testing';
import { untilQuiet } from '../../local/quiet.ts';
import { eightAtOnce, type Told } from './asking.ts';
import type { Body } from './bodies.ts';
import type { Person } from './crowd.ts';
import { harvest, inDatabase, type Records } from './harvest.ts';
import { leaveNotices } from './notices.ts';
import { actIn, bodyFor, type World } from './world.ts';

/** The two sites, and how many people of every role are tried at each. */
const SITES = { abq: 2, lcr: 1 } as const;
type SiteCode = keyof typeof SITES;
const sites = ['abq', 'lcr'] as const satisfies readonly SiteCode[];

const SENDERS = ['referrer', 'hospital', 'school', 'self', 'intake-worker', 'victim-advocate', 'police-liaison'];
const AREAS: Readonly<Record<SiteCode, string>> = { abq: 'SOUTHEAST', lcr: 'WEST' };
const NEEDS: Readonly<Record<SiteCode, readonly string[]>> = {
  abq: ['HOUSING', 'TRANSPORT', 'LEGAL_RECORD_ID_DOCS'],
  lcr: ['HOUSING'],
};

const done = (told: Told | undefined, what: string): string => {
  if (told && told.status >= 300) throw new Error(`${what} was answered with ${told.status} ${told.text}`);
  return told?.text ?? '{}';
};

const referralOf = ({ role, site }: Person, nth: number): Body => {
  const place = site === 'lcr' ? 'lcr' : 'abq';
  const needs = NEEDS[place];
  const source = role === 'self' ? ['SELF', 'SELF'] : ['COMMUNITY', 'CONSENT'];
  return referralBody({
    sourceType: source[0],
    legalBasisCode: source[1],
    areaCode: AREAS[place],
    person: { birthDate: dayFromNow(-7_000 - 97 * nth) },
    needCodes: [needs[nth % needs.length]],
    // Of some nobody says what they are: they count as the strictest.
    ...(role !== 'school' && { sensitivityCodes: ['NONE'] }),
  });
};

const atSites = (world: World, roles: readonly string[]): readonly Person[] =>
  sites.flatMap(site => roles.flatMap(role => world.crowd.of(role, site).slice(0, SITES[site])));

const send = async (world: World, people: readonly Person[]): Promise<void> => {
  const act = actIn(world);
  await eightAtOnce([...people.entries()], async ([nth, person]) => {
    done(await act(person, 'SubmitReferral', { body: referralOf(person, nth) }), `a referral of ${person.handle}`);
    if (person.role === 'police-liaison') return;
    done(await act(person, 'OpenDraft', { body: { sourceType: 'COMMUNITY' } }), `a draft of ${person.handle}`);
  });
  await untilQuiet(world.city.system.connections);
};

type Asked = {
  readonly offer_id: string;
  readonly site: SiteCode;
  readonly referral_id: string;
  readonly provider_id: string;
  readonly worker_id: string;
};

const ASKED = `select o.id as offer_id, o.site, o.referral_id, o.provider_id, c.worker_id
  from routing.offer o join outreach.outreach_case c on c.id = o.referral_id
    join routing.placement p on p.id = o.placement_id and p.status = 'offered' and p.offer->>'offerId' = o.id::text
  where c.worker_id is not null and o.sensitivity_codes = '[]' order by o.id`;

/** Says yes for an organisation, which the person then names in a consent; returns that. */
const accept = async (world: World, provider: Person, offer: Asked): Promise<[worker: Person, consentId: string]> => {
  const act = actIn(world);
  const worker = world.crowd.of('outreach-worker', provider.site).find(({ id }) => id === offer.worker_id);
  if (!worker) throw new Error('a case has a worker whom nobody is');
  done(await act(provider, 'AcceptOffer', { id: offer.offer_id }), 'an acceptance');
  const terms = { purposeCodes: ['SERVICE'], recipientIds: [offer.provider_id], dataClasses: ['C1', 'C2', 'C4'] };
  const body = { ...terms, expiresOn: dayFromNow(90), language: 'en', methodCode: 'WRITTEN', part2: false };
  const granted = done(await act(worker, 'GrantConsent', { id: offer.referral_id, body }), 'a consent');
  return [worker, String((JSON.parse(granted) as { consentId?: unknown }).consentId)];
};

// One consent stays, another is taken back: what was told under it is recalled.
const share = async (world: World, provider: Person, offers: readonly Asked[]): Promise<void> => {
  const [kept, recalled] = offers.filter(each => each.provider_id === provider.orgId && each.site === provider.site);
  if (kept) await accept(world, provider, kept);
  if (!recalled) return;
  const [worker, id] = await accept(world, provider, recalled);
  done(await actIn(world)(worker, 'WithdrawConsent', { id }), 'a withdrawal');
};

type Known = { readonly id: string; readonly site: SiteCode; readonly sender_id: string };

const PEOPLE = `select p.id, p.site, r.sender_id from intake.person p join intake.referral r on r.id = p.referral_id
  where p.erased_at is null and not p.is_held and not exists (select 1 from intake.staff_member m where m.id = p.id)`;

/** Of whom the police told is erased at once; of others the glass is broken. */
const claimRights = async (world: World): Promise<void> => {
  const all = await inDatabase<Known>(world.city, PEOPLE);
  const police = new Set(atSites(world, ['police-liaison']).map(({ id }) => id));
  for (const site of sites) {
    const here = all.filter(each => each.site === site);
    const [gone, kept] = [true, false].map(isOfPolice => here.find(each => police.has(each.sender_id) === isOfPolice));
    if (!gone || !kept) throw new Error(`nobody was referred in ${site}`);
    await doFor(world, site, { role: 'privacy-officer', action: 'ErasePerson', id: gone.id });
    for (const role of ['intake-worker', 'program-manager'])
      await doFor(world, site, { role, action: 'BreakGlass', id: kept.id });
  }
};

/** Somebody who asked for help themselves and has an account to see what became of it: all of it done by the API. */
const participantOf = async (world: World, site: SiteCode): Promise<Person> => {
  const act = actIn(world);
  const [manager] = world.crowd.of('program-manager', site);
  if (!manager) throw new Error(`${site} has no program manager`);
  const self: Person = { id: crypto.randomUUID(), role: 'self', site, handle: `participant-${site}-own` };
  const body = { staffId: self.id, role: 'self' };
  const etag = (await act(manager, 'AddStaff', { body }))?.etag ?? '';
  done(await act(self, 'SubmitReferral', { body: referralOf(self, 50) }), 'a referral for oneself');
  const person = { ...self, role: 'participant' };
  const change = { id: self.id, body: { role: 'participant' }, ifMatch: etag };
  done(await act(manager, 'AssignStaff', change), 'an assignment');
  return person;
};

// A new position is in force within the minute; only then are its doors tried.
const knownEverywhere = (world: World, people: readonly Person[]): Promise<void> =>
  eventually(
    async () => {
      const tries = people.flatMap(person => ['ReadOwnRecord', 'ReadConsent'].map(action => [person, action] as const));
      const told = tries.map(([person, action]) => actIn(world)(person, action, { id: crypto.randomUUID() }));
      const statuses = (await Promise.all(told)).map(each => each?.status);
      if (statuses.some(status => status !== 404)) throw new Error(`not known yet: ${statuses.join()}`);
    },
    { withinMs: 60_000, everyMs: 500 },
  );

type Doing = { readonly role: string; readonly action: string; readonly id: string };

const doFor = async (world: World, site: SiteCode, { role, action, id }: Doing): Promise<void> => {
  const [person] = world.crowd.of(role, site);
  const route = world.api.routes.find(each => each.action === action);
  if (!person || !route) return;
  const body = await bodyFor(world, route, { person, known: {} });
  done(await actIn(world)(person, action, { id, body }), action);
};

const tellOfIncidents = async (world: World, workers: readonly Person[]): Promise<void> => {
  for (const site of sites) {
    const [police] = world.crowd.of('police-liaison', site);
    const [intake] = world.crowd.of('intake-worker', site);
    if (!police || !intake) throw new Error(`${site} has no police liaison or no intake worker`);
    const here = workers.filter(worker => worker.site === site);
    await leaveNotices(world, { police, intake, workers: here, areaCode: AREAS[site] });
  }
};

/** Everybody who is tried: two of every role at one site, one at the other; workers and providers who have something. */
export type Population = { readonly people: readonly Person[]; readonly records: () => Promise<Records> };

/** Lets people do what they do until there is a record of every kind. */
export const populate = async (world: World, roles: readonly string[]): Promise<Population> => {
  const { crowd, city } = world;
  const participants = await Promise.all(sites.map(site => participantOf(world, site)));
  await send(world, atSites(world, SENDERS));
  const offers = await inDatabase<Asked>(city, ASKED);
  const asked = new Set(offers.map(each => each.provider_id));
  const busy = new Set(offers.map(each => each.worker_id));
  const providers = sites.flatMap(site => {
    const here = crowd.of('provider', site).filter(({ orgId = '' }) => asked.has(orgId));
    return here.slice(0, SITES[site]);
  });
  const workers = sites.flatMap(site =>
    crowd
      .of('outreach-worker', site)
      .filter(({ id }) => busy.has(id))
      .slice(0, SITES[site]),
  );
  await send(world, workers);
  await Promise.all(providers.map(provider => share(world, provider, offers)));
  await claimRights(world);
  await tellOfIncidents(world, workers);
  await knownEverywhere(world, participants);
  await untilQuiet(city.system.connections);
  const others = atSites(world, roles.filter(role => role !== 'provider' && role !== 'outreach-worker')); // prettier-ignore
  return { people: [...others, ...providers, ...workers, ...participants], records: () => harvest(city) };
};
