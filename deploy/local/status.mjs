// npm run status
import { handOver } from './bootstrap.mjs';

await handOver('deploy/local/status.ts', { servers: false });
