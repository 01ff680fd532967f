import { existsSync } from 'node:fs';
import { join } from 'node:path';

const besideTheRepository = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data');

/**
 * A file or folder of the outside data, which is not part of the repository: below `CROSSROADS_DATA`, or below
 * `shared/data` beside the repository. `undefined` where it is absent; the tests that want it are then skipped and named.
 */
export const outsideData = (path: string): string | undefined => {
  const found = join(process.env['CROSSROADS_DATA'] ?? besideTheRepository, path);
  return existsSync(found) ? found : undefined;
};
