import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAreaOf, loadSites, siteOf } from './site.ts';

const business = { days: [1, 2], opens: '08:00', closes: '17:00', holidays: ['2026-11-26'] };
const abq = {
  code: 'abq',
  name: 'Albuquerque',
  timeZone: 'America/Denver',
  languages: ['en'],
  servedLanguages: ['en', 'nv'],
  minimumAge: 14,
  areas: [{ code: 'VALLEY', adjacent: [] }],
  business,
};
const path = join(mkdtempSync(join(tmpdir(), 'sites-')), 'sites.json');
const load = (content: unknown): ReturnType<typeof loadSites> => {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return loadSites(path);
};

describe('the sites file', () => {
  it('gives each site by its code, and no other', () => {
    const sites = load({ sites: [abq, { ...abq, code: 'lcr', retention: { C2: 5 } }] });
    expect(siteOf(sites, 'lcr')).toMatchObject({ code: 'lcr', minimumAge: 14 });
    expect(isAreaOf(siteOf(sites, 'abq'), 'VALLEY')).toBe(true);
    expect(isAreaOf(siteOf(sites, 'abq'), 'MOON')).toBe(false);
    expect(() => siteOf(sites, 'xyz')).toThrow('no site xyz');
  });

  it('is refused with every problem at once', () => {
    const wrong = {
      ...abq,
      timeZone: 'America/Nowhere',
      minimumAge: '14',
      areas: [{ code: 'A' }],
      retention: { C2: 0 },
    };
    const hours = { days: [], opens: '18:00', closes: '17:00', holidays: ['2026-02-30'] };
    expect(() => load({ sites: [abq, { ...wrong, business: hours }] })).toThrow(
      [
        'SITE_CONFIG sites[1].timeZone is missing or wrong',
        'SITE_CONFIG sites[1].minimumAge is missing or wrong',
        'SITE_CONFIG sites[1].areas is missing or wrong',
        'SITE_CONFIG sites[1].retention is missing or wrong',
        'SITE_CONFIG sites[1].business.days is missing or wrong',
        'SITE_CONFIG sites[1].business.holidays is missing or wrong',
        'SITE_CONFIG sites[1].business.opens is not before closes',
        'SITE_CONFIG has site abq twice',
      ].join('; '),
    );
  });

  it.each(['', '{}', '{"sites":[]}', '[]', '{"sites":[null]}'])('is refused when it is %s', content => {
    expect(() => load(content)).toThrow('SITE_CONFIG');
  });
});
