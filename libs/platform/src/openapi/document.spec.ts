import 'reflect-metadata';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@crossroads/kernel';
import { Body, Controller, Get, Inject, Module, Post, Query } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import pg from 'pg';
import { CLOCK } from '../boot/tokens.ts';
import { PageQuery } from '../http/pages.ts';
import { isCommittedCopy } from './committed-copy.ts';
import { openApiDocument } from './document.ts';

class ThingDto {
  @ApiProperty() @IsString() id: string;
}

@Controller('v1/things')
class ThingsController {
  constructor(
    readonly pool: pg.Pool,
    @Inject(CLOCK) readonly clock: Clock,
  ) {}
  @Post() make(@Body() body: ThingDto): ThingDto {
    return body;
  }
  @Get() list(@Query() query: PageQuery): PageQuery {
    return query;
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

describe('the OpenAPI document', () => {
  it('is made from the module alone, with problems and sign-in on every operation', async () => {
    const document = await openApiDocument(ThingsModule, { service: 'tiny' });
    const { paths, components, security } = document;
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Crossroads tiny' } });
    expect(security).toEqual([{ bearer: [] }]);
    expect(components?.schemas).toMatchObject({ ThingDto: { required: ['id'] }, Problem: { type: 'object' } });
    expect(paths['/v1/things']?.post?.responses['default']).toMatchObject({
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
    expect(paths['/v1/things']?.get?.parameters).toMatchObject([{ name: 'limit' }, { name: 'after' }]);
  });

  it('is compared with its committed copy by what it says', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'openapi-')), 'tiny.json');
    expect(isCommittedCopy(path, { a: 1, b: 2 })).toBe(false);
    writeFileSync(path, '{ "b": 2,\n"a": 1 }');
    expect(isCommittedCopy(path, { a: 1, b: 2 })).toBe(true);
    expect(isCommittedCopy(path, { a: 1, b: 3 })).toBe(false);
  });
});
