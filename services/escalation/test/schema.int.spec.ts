import 'reflect-metadata';
import { schemaDifferences } from '@crossroads/testing';
import { rows } from '../src/parts.ts';

it('has in its migrations exactly the tables that its rows describe', async () =>
  expect(await schemaDifferences('escalation', rows)).toEqual([]));
