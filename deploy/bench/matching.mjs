// npm run bench:matching -- FILE.csv [OTHER.csv] [--threshold-from FILE.csv] [--json]: see README.md.
import { fromSources, handOver } from '../local/bootstrap.mjs';

await handOver('deploy/bench/matching.ts', { nodeArgs: fromSources, servers: process.argv.includes('--lookup') });
