// npm run stop
import { handOver } from './bootstrap.mjs';

await handOver('deploy/local/stop.ts', { servers: false });
