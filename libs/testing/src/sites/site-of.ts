/** A site as `SITE_CONFIG` has it: two areas that touch, on working days. */
export const siteOf = (code: string) => ({
  code,
  name: code,
  timeZone: 'America/Denver',
  languages: ['en', 'es'],
  servedLanguages: ['en', 'es'],
  minimumAge: 14,
  areas: [
    { code: 'SOUTHEAST', adjacent: ['VALLEY'] },
    { code: 'VALLEY', adjacent: ['SOUTHEAST'] },
  ],
  business: { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '17:00', holidays: [] },
});
