import { instantsIn, numbersIn } from './page-words.ts';
import type { Words } from './page-words.ts';

const count = numbersIn('en-US');

export const english: Words = {
  lang: 'en',
  own: 'In English',
  count,
  at: instantsIn('en-US'),
  intro: [
    'Crossroads has a side that helps people and a side on which cases are handed to prosecutors. What somebody tells a helper must never reach a prosecutor. Between the two stands a wall.',
    'This page was made by a program that took the login of every part of the system, one after the other, and tried to get at everything that is not its own.',
  ],
  headings: {
    result: 'What came of it',
    picture: 'The sides and their two doors',
    tried: 'What was tried',
    how: 'How it was refused',
    own: 'What each part may do on its own side',
    looked: 'What was looked at besides',
    searched: 'What was searched for',
    run: 'When, and by which version',
  },
  stands: pairs => `The wall stands: all ${count(pairs)} attempts were refused.`,
  holes: holes => `There ${holes === 1 ? 'is 1 way' : `are ${count(holes)} ways`} through the wall:`,
  unproven: some =>
    `${count(some)} ${some === 1 ? 'thing was' : 'things were'} not proven, so this run proves nothing:`,
  picture: {
    title: 'Three sides and two doors',
    description:
      'The help side, the neutral side and the enforcement side, each with its own databases, keys and staff. Police may leave a safety notice at the help side and get nothing back. The enforcement side may ask the neutral side one sealed question and gets yes, no or unknown. No line joins help and enforcement.',
    help: 'Help',
    neutral: 'Notices',
    enforcement: 'Enforcement',
    police: 'Police',
    notice: 'safety notice, one way',
    question: 'one question: yes, no, unknown',
  },
  planes: {
    help: 'help side',
    neutral: 'neutral side',
    enforcement: 'enforcement side',
    bridge: 'between the sides',
    broker: 'rules of the message broker',
  },
  services: {
    intake: 'intake (help): takes referrals',
    screening: 'screening (help): applies the rules',
    outreach: 'outreach (help): goes to people',
    routing: 'routing (help): finds a place',
    notices: 'notices (neutral): keeps what was served',
    escalation: 'escalation (enforcement): prepares cases',
    nobody: 'a side that does not run',
  },
  tables: {
    tried: { caption: 'Attempts refused, by who tried and where', head: ['Who tried'] },
    how: { caption: 'What the servers answered', head: ['Answer', 'What it means', 'How often'] },
    own: {
      caption: 'Tried in the same run: what works on its own side',
      head: ['Who', 'Tables it reads', 'Topics it reads', 'Topics it writes', 'Did not work'],
    },
  },
  of: (refused, tried) => (tried === 0 ? 'none tried' : `${count(refused)} of ${count(tried)} refused`),
  codes: {
    '28P01': 'The database does not know this login.',
    '28000': 'The database lets nobody in from there.',
    '3D000': 'There is no such database on that side.',
    '42501': 'The database knows the login and denies it this.',
    TOPIC_AUTHORIZATION_FAILED: 'The message broker denies this topic.',
    GROUP_AUTHORIZATION_FAILED: 'The message broker denies this group of readers.',
    CLUSTER_AUTHORIZATION_FAILED: 'The message broker does not show or change its rules.',
  },
  statics: {
    imports: looked => `Program text: in ${count(looked)} files no part of one side uses the messages of another side.`,
    fields: looked =>
      `Message fields: all ${count(looked)} fields that the enforcement side can hear or say are on a short list that people keep by hand, and none tells of help.`,
    logins: looked => `Passwords: no two of the ${count(looked)} logins share one.`,
    sideDoors: looked =>
      `Side doors: in ${count(looked)} databases no login is above the rules, is part of another, or can reach another server.`,
  },
  noSearch: 'In this run no marked people were searched for.',
  search: (people, markers, hits) =>
    `${count(people)} invented people went through the help side with ${count(markers)} marks in what was written about them. Searched on the other side: ${count(hits)} found.`,
  backwards: (people, markers) =>
    `The same the other way round: ${count(people)} invented people were served notices or nominated, with ${count(markers)} marks, and looked for on the help side.`,
  places: {
    caption: 'Where it was searched. Each search first had to find a mark that was put there on purpose.',
    head: ['Place', 'Read', 'Found the mark put there'],
    yes: 'yes',
    no: 'NO',
  },
  run: (at, version, seconds) => `${at}, version ${version}, in ${seconds} seconds.`,
};
