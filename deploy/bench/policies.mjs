// npm run bench:policies [-- --json]: see README.md.
import { fromSources, handOver } from '../local/bootstrap.mjs';

await handOver('deploy/bench/policies.ts', { nodeArgs: fromSources });
