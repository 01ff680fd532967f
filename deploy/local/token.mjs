// npm run token -s -- --as HANDLE [--service NAME]
import { handOver } from './bootstrap.mjs';

await handOver('deploy/local/token.ts', { servers: false });
