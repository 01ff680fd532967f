import 'reflect-metadata';
import { staffContracts } from '@crossroads/contracts/neutral';
import { loadStaffFile } from '@crossroads/messaging';
import { readLoaderConfig } from './config.ts';

await loadStaffFile(staffContracts, readLoaderConfig);
