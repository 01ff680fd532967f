import 'reflect-metadata';
import { request as rawRequest } from 'node:http';
import { LostRace, RuleViolation } from '@crossroads/kernel';
import { Body, Controller, Get, Module, Param, Post, Put, Query, Res, UseInterceptors } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { edgeOf, FewPolicies, FewStaff, KeptRecords, REFERRER, signedInAt, Tells } from '../../test/edge.ts';
import { AccessRecorder } from '../access/access-fact.ts';
import type { Actor } from '../access/actor.ts';
import { CurrentActor } from '../access/api-request.ts';
import { StaffDirectory } from '../access/staff-directory.ts';
import { createHttpApp } from '../boot/http-app.ts';
import { createLogger } from '../logging/logger.ts';
import { Action } from './action.ts';
import { IdPipe } from './id.pipe.ts';
import { afterId, afterKey, pageOf, PageQuery, type Page } from './pages.ts';
import type { ProblemTable } from './problem.ts';
import { IsCode, IsInstant, IsLanguageTag, IsLocalDate, IsPhone } from './validators.ts';
import { IfMatch, requireVersion, setEtag } from './versions.ts';

class NameDto {
  @IsString() @MaxLength(10) given: string;
  @IsOptional() @IsString() family?: string;
}
class FactDto {
  @IsCode(['SHOT_AT']) factorCode: string;
  @IsOptional() @IsLocalDate() observedOn?: string;
}
class ReferralDto {
  @ValidateNested() @Type(() => NameDto) name: NameDto;
  @IsArray() @ArrayMaxSize(2) @ValidateNested({ each: true }) @Type(() => FactDto) facts: FactDto[];
  @IsOptional() @IsCode(['HOUSING', 'FOOD'], { each: true }) needCodes?: string[];
  @IsOptional() @IsInstant() receivedAt?: string;
  @IsOptional() @IsLanguageTag() language?: string;
  @IsOptional() @IsPhone({ each: true }) phones?: string[];
  @IsOptional() @IsBoolean() anonymous?: boolean;
  @IsOptional() @IsInt() count?: number;
}

const good = { name: { given: 'Ana' }, facts: [{ factorCode: 'SHOT_AT', observedOn: '2026-11-20' }] };
const log: string[] = [];
let received: unknown[] = [];
const people = ['a', 'b', 'c', 'd', 'e'];

@Controller('v1/things')
@UseInterceptors(Tells)
class ThingsController {
  @Post()
  @Action('SubmitThing')
  submit(@Body() body: ReferralDto, @CurrentActor() actor: Actor): object {
    received.push(body);
    return { actor, isDto: body instanceof ReferralDto && body.name instanceof NameDto };
  }

  @Get()
  @Action('ListThings')
  list(@Query() query: PageQuery): Page<{ readonly name: string }> {
    const [after = ''] = afterKey(query) ?? [];
    const found = people.filter(name => name > after).map(name => ({ name }));
    return pageOf(found.slice(0, query.limit + 1), query.limit, ({ name }) => [name]);
  }

  @Put(':id')
  @Action('EditThing')
  edit(@Param('id', IdPipe) id: string, @IfMatch() version: number, @Res({ passthrough: true }) reply: never): object {
    requireVersion(version, 3);
    setEtag(reply, 4);
    return { id };
  }

  @Get('fails/:how')
  @Action('FailThing')
  fail(@Param('how') how: string): never {
    if (how === 'rule') throw new RuleViolation('thing.closed', 'Ana Núñez');
    if (how === 'unlisted') throw new RuleViolation('thing.unlisted', 'Ana Núñez');
    if (how === 'race') throw new LostRace('x');
    if (how === 'down') throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    throw new TypeError('Ana Núñez');
  }
}

const providers = [
  { provide: AccessRecorder, useValue: new KeptRecords() },
  { provide: StaffDirectory, useValue: new FewStaff() },
];
@Module({ controllers: [ThingsController], providers })
class ThingsModule {}

const problems: ProblemTable = { 'thing.closed': { status: 409, en: 'It is closed', es: 'Está cerrado' } };
const policies = new FewPolicies({
  referrer: ['SubmitThing', 'ListThings', 'EditThing', 'FailThing'],
  coordinator: ['ListThings'],
});
const fields = ['actor', 'isDto', 'id', 'name'];
const fieldSets = { 'thing.referrer.v1': fields, 'thing.record.v1': fields };

let app: NestFastifyApplication;
let url: string;

beforeAll(async () => {
  const logger = createLogger('test', 'info', { write: line => void log.push(line) });
  app = await createHttpApp(ThingsModule, edgeOf({ policies, fieldSets, problems, log: logger }));
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(() => app.close());
beforeEach(() => {
  received = [];
});

type Told = { readonly status: number; readonly headers: Headers; readonly body: Answer };
type Answer = {
  readonly code?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
  readonly items?: readonly object[];
  readonly next?: string | null;
};
type Asked = { method?: string; body?: unknown; headers?: Record<string, string> };

const ask = async (path: string, { method = 'GET', body, headers = {} }: Asked = {}): Promise<Told> => {
  const content = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1/things${path}`, {
    method,
    headers: { authorization: 'Bearer t-referrer', ...content, ...headers },
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body) }),
  } as RequestInit);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
};
const post = (body: unknown, headers?: Record<string, string>): Promise<Told> =>
  ask('', { method: 'POST', body, ...(headers ? { headers } : {}) });

describe('a request in order', () => {
  it('arrives as its DTO, with the actor, behind safe headers', async () => {
    const { status, headers, body } = await post(good);
    expect(status).toBe(201);
    const who = { actorId: REFERRER, role: 'referrer', site: 'abq', plane: 'help', isSystem: false };
    expect(body).toEqual({ actor: { ...who, signedInAt: signedInAt.toISOString() }, isDto: true });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('may say null for a field that it leaves out', async () => {
    expect((await post({ ...good, language: null, name: { given: 'Ana', family: null } })).status).toBe(201);
    expect(JSON.stringify(received)).not.toContain('null');
  });
});

describe('who asks', () => {
  it.each([
    ['no token', {}, 'auth.token-missing'],
    ['another scheme', { authorization: 'Basic dDp0' }, 'auth.token-missing'],
    ['an unknown token', { authorization: 'Bearer nobody' }, 'auth.token-refused'],
  ])('is refused with 401 and %s', async (_, headers, code) => {
    const response = await fetch(`${url}/v1/things`, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ code });
  });

  it('is refused with 403 when the role may not do it', async () => {
    const { status, body } = await post(good, { authorization: 'Bearer t-coordinator' });
    expect([status, body.code]).toEqual([403, 'auth.not-allowed']);
    expect(received).toEqual([]);
  });

  it.each(['{"nonsense":1}', '{', '', 'x'.repeat(2 * 1024 * 1024)])(
    'is refused before the body is looked at, whatever it is',
    async body => {
      for (const authorization of ['Bearer nobody', '']) expect((await post(body, { authorization })).status).toBe(401);
      const other = { authorization: 'Bearer nobody', 'content-type': 'text/plain' };
      expect((await post(body, other)).status).toBe(401);
    },
  );
});

describe('problem documents', () => {
  it('name every wrong field by pointer and code, in the asker’s language, and echo nothing', async () => {
    const wrong = {
      name: { given: 'Ana Secreto Demasiado Largo', middle: 'Secreto' },
      facts: [{ factorCode: 'Secreto', observedOn: '2026-02-30' }, { observedOn: 5 }],
      needCodes: ['HOUSING', 'Secreto'],
      receivedAt: '2026-11-24T10:00:00',
      language: 'Secreto Secreto',
      phones: ['Secreto'],
      anonymous: 'yes',
      count: 1.5,
      secret: 'Secreto',
    };
    const { status, headers, body } = await post(wrong, { 'accept-language': 'es-MX, en;q=0.5' });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(headers.get('content-language')).toBe('es');
    expect(body).toMatchObject({ code: 'body.invalid', status: 400, title: 'Hay campos incorrectos' });
    const errors = body.errors ?? [];
    expect(Object.fromEntries(errors.map(({ pointer, code }) => [pointer, code]))).toEqual({
      '/name/given': 'too-long',
      '/name/middle': 'unknown-field',
      '/facts/0/factorCode': 'not-one-of',
      '/facts/0/observedOn': 'not-a-date',
      '/facts/1/factorCode': 'required',
      '/facts/1/observedOn': 'not-a-date',
      '/needCodes': 'not-one-of',
      '/receivedAt': 'not-an-instant',
      '/language': 'not-a-language',
      '/phones': 'not-a-phone',
      '/anonymous': 'not-a-boolean',
      '/count': 'not-an-integer',
      '/secret': 'unknown-field',
    });
    expect(errors.every(({ message }) => message.length > 3)).toBe(true);
    expect(JSON.stringify(body)).not.toContain('Secreto');
    expect(received).toEqual([]);
  });

  it.each([
    ['rule', 409, 'thing.closed'],
    ['unlisted', 500, 'internal'],
    ['race', 503, 'busy'],
    ['down', 503, 'unavailable'],
    ['bug', 500, 'internal'],
  ])('tell %s as %i %s', async (how, status, code) => {
    const told = await ask(`/fails/${how}`);
    expect([told.status, told.body.code]).toEqual([status, code]);
    expect(told.headers.has('retry-after')).toBe(status === 503);
    expect(JSON.stringify(told.body)).not.toContain('Ana');
    expect(log.join('')).not.toContain('Ana');
  });

  it('tell of an unknown path, an id that is none and a broken address', async () => {
    expect((await ask('/none/such')).body).toMatchObject({ code: 'not-found', status: 404 });
    expect((await ask('/no-uuid', { method: 'PUT', headers: { 'if-match': '"3"' } })).status).toBe(404);
    const bad = await ask('/%ZZ');
    expect([bad.status, bad.body.code]).toEqual([400, 'request.malformed']);
    expect((await ask(`/${'x'.repeat(300)}`, { method: 'PUT' })).status).toBe(404);
  });
});

describe('versions', () => {
  const id = '0190f3c4-0000-7000-8000-000000000000';
  it.each([
    [undefined, 428, 'if-match.missing'],
    ['"2"', 412, 'if-match.stale'],
    ['W/"3"', 400, 'if-match.invalid'],
    ['*', 400, 'if-match.invalid'],
  ])('refuses If-Match %s with %i', async (tag, status, code) => {
    const told = await ask(`/${id}`, { method: 'PUT', headers: tag === undefined ? {} : { 'if-match': tag } });
    expect([told.status, told.body.code]).toEqual([status, code]);
  });

  it('takes the version that the asker saw and tells the new one', async () => {
    const told = await ask(`/${id}`, { method: 'PUT', headers: { 'if-match': '"3"' } });
    expect([told.status, told.headers.get('etag')]).toEqual([200, '"4"']);
  });
});

describe('lists', () => {
  it('come in pages to the end', async () => {
    const first = (await ask('?limit=2')).body;
    const named = (...names: string[]) => names.map(name => ({ name }));
    expect(first.items).toEqual(named('a', 'b'));
    const second = (await ask(`?limit=2&after=${first.next}`)).body;
    const third = (await ask(`?limit=2&after=${second.next}`)).body;
    expect([second.items, third]).toEqual([named('c', 'd'), { items: named('e'), next: null }]);
  });

  it.each([
    ['?limit=0', '/limit', 'too-small'],
    ['?limit=101', '/limit', 'too-large'],
    ['?limit=ten', '/limit', 'not-an-integer'],
    ['?after=%00', '/after', 'not-a-cursor'],
    ['?after=W10', '/after', 'not-a-cursor'],
    ['?after=WyJcdTAwMDAiXQ', '/after', 'not-a-cursor'],
    ['?who=x', '/who', 'unknown-field'],
    ['?limit=1&limit=2', '/limit', 'not-an-integer'],
  ])('refuse %s', async (query, pointer, code) => {
    const { status, body } = await ask(query);
    expect([status, body.code, body.errors]).toMatchObject([400, 'query.invalid', [{ pointer, code }]]);
  });

  it('that are ordered by an id take no other cursor', () => {
    const id = '01a20cbe-bd26-755a-a7d4-d2e9cf3cc2fa';
    const cursor = (key: string): string => Buffer.from(JSON.stringify([key])).toString('base64url');
    expect(afterId({ after: cursor(id) })).toBe(id);
    expect(afterId({})).toBeUndefined();
    expect(() => afterId({ after: cursor('a') })).toThrow('query.invalid');
  });
});

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const bytes = (...parts: (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))));

describe('malformed bodies', () => {
  it.each([
    ['', 'body.missing'],
    ['{', 'body.malformed'],
    ['{"name":}', 'body.malformed'],
    ['Ana', 'body.malformed'],
    ['{"a":1}x', 'body.malformed'],
    ['\ufeff{}', 'body.malformed'],
    ['{"a":NaN}', 'body.malformed'],
    ["{'a':1}", 'body.malformed'],
    ['null', 'body.invalid'],
    ['"Ana"', 'body.invalid'],
    ['[]', 'body.invalid'],
    ['5', 'body.invalid'],
    ['{}', 'body.invalid'],
    ['{"a":1,"a":2}', 'body.duplicate-key'],
    ['{"n":{"g":1,"\\u0067":2}}', 'body.duplicate-key'],
    ['{"__proto__":{"x":1}}', 'body.forbidden-key'],
    ['{"__pr\\u006fto__":1}', 'body.forbidden-key'],
    ['{"name":{"given":"Ana","__proto__":null}}', 'body.forbidden-key'],
    ['{"facts":[{"constructor":{"prototype":{"x":1}}}]}', 'body.forbidden-key'],
    [deep(40), 'body.too-deep'],

    [bytes('{"a":"', 0xff, '"}'), 'body.not-utf8'],
    [bytes('{"a":"', 0xed, 0xa0, 0x80, '"}'), 'body.not-utf8'],
    [bytes('{"a":"', 0xc0, 0x80, '"}'), 'body.not-utf8'],
  ])('%s: %s', async (body, code) => {
    const told = await post(body);
    expect([told.status, told.body.code]).toEqual([400, code]);
    expect(JSON.stringify(told.body)).not.toContain('Ana');
    expect(received).toEqual([]);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'prototype', 'then'])(
    'refuses the unknown field %s like any other',
    async key => {
      const told = await post({ ...good, [key]: 'Ana' });
      expect(told.status).toBe(400);
      expect(told.body.errors).toContainEqual(expect.objectContaining({ pointer: `/${key}`, code: 'unknown-field' }));
    },
  );

  it.each([
    { name: 'Ana' },
    { name: [] },
    { name: [{ given: 'Ana' }] },
    { name: 5 },
    { name: true },
    { facts: 'Ana' },
    { facts: {} },
    { facts: ['Ana'] },
    { facts: [null] },
    { facts: [[]] },
    { facts: [5, true] },
    { facts: { length: 1 } },
    { needCodes: 'HOUSINGS' },
    { needCodes: [['HOUSING']] },
    { needCodes: { 0: 'X' } },
    { facts: Array.from({ length: 3 }, () => good.facts[0]) },
    { receivedAt: 0 },
    { receivedAt: '2026-11-24T25:00:00Z' },
    { receivedAt: '2026-02-30T10:00:00Z' },
    { language: '' },
    { phones: ['+0123456789'] },
  ])('refuses %j', async wrong => {
    const told = await post({ ...good, ...wrong });
    expect([told.status, told.body.code]).toEqual([400, 'body.invalid']);
    expect(told.body.errors?.[0]?.pointer).toMatch(new RegExp(`^/${Object.keys(wrong)[0]}`));
    expect(received).toEqual([]);
  });

  it('are refused when they hold more than anybody would check', async () => {
    expect((await post(deep(500_000))).status).toBe(413);
    expect((await post({ ...good, facts: Array.from({ length: 6000 }, () => ({})) })).status).toBe(413);
  });

  it('are refused when too large, of another media type, or with no type', async () => {
    expect((await post({ ...good, note: 'x'.repeat(1024 * 1024) })).status).toBe(413);
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/jsonx'])
      expect([type, (await post('{}', { 'content-type': type })).status]).toEqual([type, 415]);
    const { status, body } = await post('{}', { 'content-type': '' });
    expect([400, 415]).toContain(status);
    expect(body.code).toBeDefined();
  });

  it('are refused when the request itself is broken, and the server lives on', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const target = new URL(url);
      const headers = {
        'content-type': 'application/json',
        'content-length': '2, 3',
        authorization: 'Bearer t-referrer',
      };
      rawRequest(
        { port: target.port, host: target.hostname, path: '/v1/things', method: 'POST', headers },
        response => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end('{}');
    }).catch(() => 400);
    expect(status).toBe(400);
    expect((await ask('')).status).toBe(200);
  });
});

@Controller('bare')
class BareController {
  @Get() open(): string {
    return 'open to all';
  }
}
@Controller('typeless')
class TypelessController {
  @Post()
  @Action('SubmitThing')
  anything(@Body() body: object): object {
    return body;
  }
}
@Controller('unknown')
class UnknownController {
  @Get()
  @Action('ForeignThing')
  foreign(): string {
    return 'no policy says who may';
  }
}
@Module({ controllers: [BareController, UnknownController, TypelessController], providers })
class HolesModule {}

describe('boot', () => {
  it('refuses routes without an action that the policies know, and bodies without a class', async () => {
    await expect(createHttpApp(HolesModule, edgeOf({ policies, fieldSets }))).rejects.toThrow(
      'BareController.open has no @Action; ' +
        'UnknownController.foreign has the action ForeignThing, of which no policy knows; ' +
        'TypelessController.anything has a body of no class',
    );
  });

  it('refuses views whose fields nobody listed', async () => {
    const few = { 'thing.referrer.v1': fields };
    await expect(createHttpApp(ThingsModule, edgeOf({ policies, fieldSets: few }))).rejects.toThrow(
      'spec lists no fields for thing.record.v1',
    );
  });
});
