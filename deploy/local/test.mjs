// npm test: everything but the fault tests. npm run test:int, e2e, test:faults: one kind. More words go to Jest.
import { fromSources, handOver } from './bootstrap.mjs';

await handOver('deploy/local/test-main.ts', { nodeArgs: fromSources });
