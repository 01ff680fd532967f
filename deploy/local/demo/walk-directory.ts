import type { Capacity } from '../../../services/routing/src/domain/capacity.ts';
import { SERVICE_FLAGS } from '../../../services/routing/src/domain/codes.ts';
import type { NeedCode, ServiceFlag } from '../../../services/routing/src/domain/codes.ts';
import type { Candidate } from '../../../services/routing/src/domain/provider-match.ts';
import type { ServiceProfile } from '../../../services/routing/src/domain/service-profile.ts';
import { rowsOf } from './tables.ts';
import type { TableRow } from './tables.ts';

type Tables = Readonly<
  Record<'attributes' | 'languages' | 'service_areas' | 'capacity' | 'taxonomy_terms', readonly TableRow[]>
>;

const numberOrNone = (text: string | undefined): number | null => (text ? Number(text) : null);

const isFlag = (code: string): code is ServiceFlag => SERVICE_FLAGS.some(flag => flag === code);

const tagsOf = (id: string, { attributes, taxonomy_terms: terms }: Tables) =>
  attributes
    .filter(row => row['link_id'] === id)
    .map(row => ({
      code: terms.find(term => term['id'] === row['taxonomy_term_id'])?.['code'] ?? '',
      value: row['value'] ?? '',
    }));

const languagesOf = (id: string, { languages }: Tables, isInterpreted: boolean): string[] =>
  languages
    .filter(({ note = '', service_id: service }) => service === id && note.startsWith('interpret') === isInterpreted)
    .map(({ code = '' }) => code);

const profileOf = (row: TableRow, tables: Tables): ServiceProfile => {
  const { id: serviceId = '', organization_id: providerId = '' } = row;
  const tags = tagsOf(serviceId, tables);
  const areas = tables.service_areas.filter(area => area['service_id'] === serviceId).map(({ name = '' }) => name);
  return {
    serviceId,
    providerId,
    isActive: row['status'] === 'active',
    needCodes: tags.map(({ code }) => code as NeedCode).filter(code => !isFlag(code)),
    minimumAge: numberOrNone(row['minimum_age']),
    maximumAge: numberOrNone(row['maximum_age']),
    spoken: languagesOf(serviceId, tables, false),
    interpreted: languagesOf(serviceId, tables, true),
    areas: areas.filter(name => name !== 'CITYWIDE'),
    isCitywide: areas.includes('CITYWIDE'),
    unsafeAreas: tags.filter(({ code }) => code === 'UNSAFE_AREA').map(({ value }) => value),
    flags: tags.map(({ code }) => code).filter(isFlag),
  };
};

const updatedAt = (relative: string, now: Date): Date => {
  const [, count = '0', unit = 'h'] = /^@-(\d+)([mh])$/.exec(relative) ?? [];
  return new Date(now.getTime() - Number(count) * (unit === 'm' ? 60_000 : 3_600_000));
};

const capacityOf = ({ serviceId, providerId }: ServiceProfile, tables: Tables, now: Date): Capacity => {
  const row = tables.capacity.find(count => count['service_id'] === serviceId);
  if (!row) return { status: 'unknown' };
  const { unit: unitCode = '', available, maximum, updated = '' } = row;
  const counts = { available: Number(available), maximum: Number(maximum), held: 0 };
  return { status: 'known', providerId, unitCode, ...counts, updatedAt: updatedAt(updated, now), lastOfferedAt: null };
};

/** The site's services as the directory has them, with their places; read apart from routing's own loader. */
export const candidatesOf = (site: string, now: Date): readonly Candidate[] => {
  const tables = {
    attributes: rowsOf(site, 'attributes'),
    languages: rowsOf(site, 'languages'),
    service_areas: rowsOf(site, 'service_areas'),
    capacity: rowsOf(site, 'capacity'),
    taxonomy_terms: rowsOf(site, 'taxonomy_terms'),
  };
  return rowsOf(site, 'services').map(row => {
    const service = profileOf(row, tables);
    return { service, capacity: capacityOf(service, tables, now) };
  });
};
