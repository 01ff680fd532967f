import { tallyPublished } from '../tally-published.ts';

/** How many events were sent in an hour or a day, to be held against what arrived. */
export const ScreeningTallyPublishedV1 = tallyPublished({ plane: 'help', service: 'screening' });
