import { readFileSync } from 'node:fs';
import type { SiteCode } from '@crossroads/kernel';
import { ConfigError } from '../config/config-error.ts';
import { siteProblems } from './site-problems.ts';

/** When a site's offices work, in its local time. `days` are ISO weekdays, Monday is 1; `holidays` are calendar dates. */
export type BusinessHours = {
  readonly days: readonly number[];
  /** Local time `HH:MM`, inclusive. */
  readonly opens: string;
  /** Local time `HH:MM`, exclusive. */
  readonly closes: string;
  readonly holidays: readonly string[];
};

/** An area of a site and the areas it borders. */
export type SiteArea = { readonly code: string; readonly adjacent: readonly string[] };

/** A participating city. */
export type Site = {
  readonly code: SiteCode;
  readonly name: string;
  /** IANA name, such as `America/Denver`. */
  readonly timeZone: string;
  /** Languages the site writes to people in, BCP 47. */
  readonly languages: readonly string[];
  /** Primary language subtags in which the site can serve people. */
  readonly servedLanguages: readonly string[];
  /** Whole years. */
  readonly minimumAge: number;
  readonly areas: readonly SiteArea[];
  readonly business: BusinessHours;
  /** Whole years that data of a class are kept after they were needed; what is not said is the default of the class. */
  readonly retention?: Readonly<Record<string, number>>;
};

/** The sites of this installation by code. */
export class Sites {
  private readonly byCode: ReadonlyMap<SiteCode, Site>;

  constructor(readonly all: readonly Site[]) {
    this.byCode = new Map(all.map(site => [site.code, site]));
  }

  /** True when the installation serves this site. */
  has(code: SiteCode): boolean {
    return this.byCode.has(code);
  }

  /** The site. @throws {RangeError} when the installation does not serve it */
  get(code: SiteCode): Site {
    const site = this.byCode.get(code);
    if (!site) throw new RangeError(`no site ${code}`);
    return site;
  }
}

/**
 * Reads the sites file (`SITE_CONFIG`).
 * @throws {ConfigError} `config.invalid`, listing every problem; not retriable
 */
export const loadSites = (path: string): Sites => {
  const file: unknown = parseFile(path);
  const problems = siteProblems(file);
  if (problems.length > 0) throw new ConfigError(problems.map(problem => `SITE_CONFIG ${problem}`));
  return new Sites((file as { readonly sites: readonly Site[] }).sites);
};

const parseFile = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new ConfigError(['SITE_CONFIG is not a JSON file']);
  }
};

/** The site with this code. @throws {RangeError} when the installation does not serve it */
export const siteOf = (sites: Sites, code: SiteCode): Site => sites.get(code);

/** True when the area is one of the site's. */
export const isAreaOf = (site: Site, areaCode: string): boolean => site.areas.some(area => area.code === areaCode);
