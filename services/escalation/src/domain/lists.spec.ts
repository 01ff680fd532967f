import { acts, menu, nomination } from '../../test/nominations.ts';
import { actMarkContents } from './act-mark.ts';
import { problemOf, statuteMenuOf } from './federal-nexus.ts';
import { actListOf, actListOn, actRulingOf } from './qualifying-acts.ts';

describe('the list of qualifying acts', () => {
  const next = { ...acts, version: 'qa-2', effectiveFrom: '2026-05-04', acts: acts.acts.slice(0, 1) };
  it('is the one in force on the day of the act, whatever came later', () => {
    expect(actListOn([next, acts], '2026-05-03')?.version).toBe('qa-1');
    expect(actListOn([next, acts], '2026-05-04')?.version).toBe('qa-2');
    expect(actListOn([acts], '2019-12-31')).toBeUndefined();
    expect(actRulingOf([acts], { actClassCode: 'SHOOTING', actOn: '2019-12-31' })).toBeNull();
  });
  it('lets no class qualify that it does not name', () => {
    expect(actRulingOf([next], { actClassCode: 'ARMED_ROBBERY', actOn: '2026-05-04' })).toEqual({
      listVersion: 'qa-2',
      isOnList: false,
      qualifies: false,
      shooting: false,
      needsViolenceEvidence: false,
    });
  });
  it('lets nothing qualify that is no violence', () => {
    const no = acts.acts.filter(({ qualifies }) => !qualifies).map(({ code }) => code);
    expect(no).toEqual(
      expect.arrayContaining(['MISSED_COURT_OR_APPOINTMENT', 'TRAFFIC', 'TRESPASS', 'ASSOCIATION', 'ANONYMOUS_TIP']),
    );
    expect(acts.acts.filter(({ shooting }) => shooting).every(({ qualifies }) => qualifies)).toBe(true);
  });
  it.each(['{}', '[]', 'null', '{"version":"x","effectiveFrom":"2026-1-1","acts":[]}'])('is not %s', text => {
    expect(() => actListOf(text)).toThrow('no list');
  });
  it('names no class twice', () => {
    expect(() => actListOf(JSON.stringify({ ...acts, acts: [...acts.acts, ...acts.acts] }))).toThrow('twice');
  });
});

describe('the menu of federal statutes', () => {
  const gun = (on: string, version: string, actOn = on) =>
    problemOf(menu, { statute: '18 USC 922(g)', statuteVersion: version, offenceDate: on }, actOn) ?? 'stands';
  it('holds the version in force on the day of the offence', () => {
    expect(gun('2022-06-25', 'to-2022-06-25')).toBe('stands');
    expect(gun('2022-06-25', 'from-2022-06-26')).toBe('statute-version');
    expect(gun('2022-06-26', 'from-2022-06-26')).toBe('stands');
    expect(gun('2022-06-26', 'to-2022-06-25')).toBe('statute-version');
    expect(gun('2022-06-26', 'of-next-year')).toBe('statute-version');
    expect(gun('2026-05-03', 'from-2022-06-26', '2026-05-04')).toBe('offence-date');
    expect(problemOf(menu, { statute: '1 USC 1', statuteVersion: 'x', offenceDate: 'y' }, 'y')).toBe('unknown-statute');
  });
  it('says that firearm possession has a maximum of 15 years since June 2022', () => {
    const versions = menu.statutes.find(({ statute }) => statute === '18 USC 922(g)')?.versions;
    expect(versions?.map(({ note }) => note)).toEqual(['maximum 10 years', 'maximum 15 years']);
  });
  it('knows every statute of domain.md 6.3', () => {
    expect(menu.statutes.map(({ statute }) => statute).toSorted()).toEqual([
      '18 USC 1152',
      '18 USC 1153',
      '18 USC 1951',
      '18 USC 1959',
      '18 USC 2119',
      '18 USC 922(g)',
      '18 USC 922(o)',
      '18 USC 924(c)',
      '18 USC 924(e)',
      '18 USC 932',
      '18 USC 933',
      '21 USC 841',
      '26 USC 5861',
    ]);
  });
  it('has no two versions of a statute in force on one day', () => {
    const days = ['1990-01-01', '2018-12-20', '2018-12-21', '2022-06-25', '2022-06-26', '2026-05-03'];
    const inForce = (statute: string, on: string): number =>
      menu.statutes
        .filter(each => each.statute === statute)
        .flatMap(({ versions }) => versions)
        .filter(({ version }) => !problemOf(menu, { statute, statuteVersion: version, offenceDate: on }, on)).length;
    for (const { statute } of menu.statutes) for (const on of days) expect(inForce(statute, on)).toBeLessThan(2);
  });
  it('is nothing else', () => {
    const [first] = menu.statutes;
    expect(() => statuteMenuOf('{"version":"x","statutes":[{}]}')).toThrow('no menu');
    expect(() => statuteMenuOf(JSON.stringify({ ...menu, statutes: [first, first] }))).toThrow('twice');
  });
});

describe('the marks of an act', () => {
  const [first, second] = nomination.subject.identifiers;
  const marks = (identifiers: typeof nomination.subject.identifiers, incidentNumber = '26-0012345') =>
    actMarkContents({
      subject: { ...nomination.subject, identifiers },
      incident: { ...nomination.incident, incidentNumber },
    });
  it('are one for each identifier', () => {
    expect(marks([first, second])).toEqual([
      'NM0010100|260012345|DRIVERLICENCE|NM123456789',
      'NM0010100|260012345|STATEID|S00991',
    ]);
  });
  it('are the same however the numbers are written, and in whatever order', () => {
    const spelled = [
      { ...second, value: 's 00991' },
      { ...first, value: 'nm123456789' },
    ] as const;
    expect(marks(spelled, ' 26 0012345').toSorted()).toEqual(marks([first, second]).toSorted());
  });
  it('meet when one paper is the same, and differ between incidents', () => {
    const other = marks([first, { kind: 'PASSPORT', value: '555' }]);
    expect(other.filter(mark => marks([first, second]).includes(mark))).toHaveLength(1);
    expect(marks([first, second], '26-0012346').some(mark => other.includes(mark))).toBe(false);
  });
});
