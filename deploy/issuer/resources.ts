import type { IssuerFile } from './issuer-file.ts';

/** What a client asks for to speak to a whole plane, or to one of its services. */
export const resourceOf = (plane: string, service?: string): string =>
  ['urn', 'crossroads', plane, ...(service ? [service] : [])].join(':');

/** The audience of a token for that resource: one service, or all of the plane; undefined where there is none such. */
export const audienceOf = (
  { plane, services }: Pick<IssuerFile, 'plane' | 'services'>,
  resource: string,
): string | readonly string[] | undefined => {
  const audiences = services.map(service => resourceOf(plane, service));
  if (resource === resourceOf(plane)) return audiences;
  return audiences.find(audience => audience === resource);
};
