// npm run bench [-- --rate 100] [--seconds 60] [--ceiling] [--json]: see README.md.
import { fromSources, handOver } from '../local/bootstrap.mjs';

await handOver('deploy/bench/main.ts', { nodeArgs: fromSources });
