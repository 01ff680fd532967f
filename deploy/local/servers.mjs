// Only the servers that the tests connect to: node deploy/local/servers.mjs up|down|status
import { fromSources, handOver } from './bootstrap.mjs';

await handOver('deploy/local/test-servers.ts', { nodeArgs: fromSources });
