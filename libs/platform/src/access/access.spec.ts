import 'reflect-metadata';
import { Controller, Get, Module, Param, UseInterceptors } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { edgeOf, FewPolicies, FewStaff, KeptRecords, Tells } from '../../test/edge.ts';
import { createHttpApp } from '../boot/http-app.ts';
import { Action } from '../http/action.ts';
import { createLogger } from '../logging/logger.ts';
import { AccessRecorder } from './access-fact.ts';
import { Access } from './access.ts';
import { CurrentAccess } from './api-request.ts';
import { StaffDirectory } from './staff-directory.ts';

const records = new KeptRecords();
const staff = new FewStaff();
const log: string[] = [];
const whole = { id: 'one', name: 'Ana', secret: 'hidden', items: [1] };

const shapes: Readonly<Record<string, unknown>> = {
  page: { items: [whole, whole], next: 'x' },
  list: [whole],
  counted: { items: [whole], next: null, total: 7, name: 'Ana' },
  text: 'Ana',
  nothing: undefined,
};

@Controller('v1/things')
@UseInterceptors(Tells)
class ThingsController {
  @Get(':id')
  @Action('ReadThing')
  one(@Param('id') id: string, @CurrentAccess() access: Access): object {
    const target = { type: 'Thing', id, missing: 'thing.not-found' };
    access.on(target, id === 'missing' ? undefined : { site: 'abq', state: id });
    if (id === 'fails') throw new TypeError('after it was decided');
    return whole;
  }

  @Get('shaped/:how')
  @Action('ReadThing')
  shaped(@Param('how') how: string): unknown {
    return shapes[how];
  }

  @Get('fails/always')
  @Action('FailThing')
  fails(): object {
    return whole;
  }
}

@Controller('v1/untold')
class UntoldController {
  @Get()
  @Action('ReadThing')
  open(): object {
    return whole;
  }

  @Get('late')
  @Action('ReadThing')
  late(@CurrentAccess() access: Access): object {
    access.written();
    access.on({ type: 'Thing', id: 'late', missing: 'thing.not-found' }, { site: 'abq' });
    return whole;
  }
}

const providers = [
  { provide: AccessRecorder, useValue: records },
  { provide: StaffDirectory, useValue: staff },
];
@Module({ controllers: [ThingsController, UntoldController], providers })
class ThingsModule {}

let app: NestFastifyApplication;
let url: string;
beforeAll(async () => {
  const policies = new FewPolicies({ referrer: ['ReadThing', 'FailThing'], coordinator: [] });
  const fieldSets = { 'thing.referrer.v1': ['id'], 'thing.record.v1': ['id', 'name'] };
  const problems = { 'thing.not-found': { status: 404, en: 'Not found', es: 'No se encontró' } };
  const logger = createLogger('test', 'info', { write: line => void log.push(line) });
  app = await createHttpApp(ThingsModule, edgeOf({ policies, fieldSets, problems, log: logger }));
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(() => app.close());
beforeEach(() => {
  staff.fresh = true;
  log.length = 0;
  records.take();
});

const ask = async (path: string, token = 't-referrer', headers: Record<string, string> = {}) => {
  const authorization = token === '' ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/v1/${path}`, { headers: { ...authorization, ...headers } });
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const code: unknown = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return { status: response.status, code, body, headers: response.headers };
};

describe('the door', () => {
  it.each([
    ['', {}, 401, 'auth.token-missing', 'nobody SignIn TOKEN_MISSING -'],
    ['t-forged', {}, 401, 'auth.token-refused', 'nobody SignIn TOKEN_REFUSED -'],
    ['t-gone', {}, 403, 'auth.no-assignment', 'c ReadThing NO_ASSIGNMENT -'],
    ['t-coordinator', {}, 403, 'auth.not-allowed', 'b ReadThing ROLE -'],
  ])('refuses %p and writes why', async (token, headers, status, code, record) => {
    const told = await ask('things/one', token, headers);
    expect([told.status, told.code]).toEqual([status, code]);
    expect(records.take()).toEqual([record]);
  });

  it('says when the issuer cannot be asked, and accuses nobody of it', async () => {
    const told = await ask('things/one', 't-unreachable');
    expect([told.status, told.code, told.headers.get('retry-after')]).toEqual([503, 'auth.issuer-unavailable', '7']);
    expect(records.take()).toEqual([]);
  });

  it('takes no purpose that is not on the list', async () => {
    for (const purpose of ['curiosity', '', 'Service', 'service, safety'])
      expect(await ask('things/one', 't-referrer', { purpose })).toMatchObject({
        status: 400,
        code: 'purpose.unknown',
      });
  });

  it('waits where the staff directory is stale', async () => {
    staff.fresh = false;
    expect(await ask('things/one')).toMatchObject({ status: 503, code: 'auth.directory-stale' });
    expect(records.take()).toEqual(['a ReadThing DIRECTORY_STALE -']);
  });

  it.each(['audit', 'safety'])('refuses and raises the alarm when a policy fails (%s)', async purpose => {
    const told = await ask('things/fails/always', 't-referrer', { purpose });
    expect([told.status, told.code]).toEqual([403, 'auth.not-allowed']);
    expect(records.take()).toEqual(['a FailThing POLICY_FAILED -']);
    expect(log.filter(line => line.includes('policy.failed'))).toHaveLength(1);
  });
});

describe('an opened record', () => {
  it('shows the fields of its decision and no other', async () => {
    expect((await ask('things/one')).body).toEqual({ id: 'one', name: 'Ana' });
    expect(records.take()).toEqual([]);
  });

  it('that is missing and one that is forbidden have the same answer', async () => {
    const [missing, secret] = [await ask('things/missing'), await ask('things/secret')];
    expect(missing.status).toBe(404);
    expect(secret.body).toEqual(missing.body);
    const names = (headers: Headers): string[] =>
      [...headers].map(([name, value]) => (name === 'date' ? '' : name + value));
    expect(names(secret.headers)).toEqual(names(missing.headers));
    expect(records.take()).toEqual(['a ReadThing NOT_FOUND missing', 'a ReadThing RELATION secret']);
  });

  it('asks for a new sign-in where nothing else is wanting', async () => {
    const told = await ask('things/old-sign-in');
    expect([told.status, told.code]).toEqual([401, 'auth.sign-in-again']);
    expect(told.headers.get('www-authenticate')).toContain('max_age=300');
    expect(records.take()).toEqual(['a ReadThing SIGN_IN_AGAIN old-sign-in']);
  });

  it('is refused with an alarm when a policy fails on it', async () => {
    expect((await ask('things/broken')).status).toBe(404);
    expect(records.take()).toEqual(['a ReadThing POLICY_FAILED broken']);
    expect(log.filter(line => line.includes('policy.failed'))).toHaveLength(1);
  });

  it('is told of also where the act came to nothing afterwards', async () => {
    expect((await ask('things/fails')).status).toBe(500);
    expect(records.take()).toEqual(['a ReadThing ALLOWED fails']);
  });
});

describe('an answer', () => {
  it('of which nothing was written is not sent, nor one with a decision after the writing', async () => {
    for (const path of ['untold', 'untold/late']) {
      const told = await ask(path);
      expect(told).toMatchObject({ status: 500, code: 'internal' });
      expect(JSON.stringify(told.body)).not.toContain('Ana');
    }
  });

  it.each([
    ['page', { items: [{ id: 'one' }, { id: 'one' }], next: 'x' }],
    ['list', [{ id: 'one' }]],
    ['counted', {}],
    ['nothing', undefined],
  ])('is stripped whatever its shape: %s', async (how, body) => {
    expect((await ask(`things/shaped/${how}`)).body).toEqual(body);
  });

  it('is not sent where it has no fields, or its view has no list of them', async () => {
    for (const path of ['shaped/text', 'strange']) {
      const told = await ask(`things/${path}`);
      expect(told.status).toBe(500);
      expect(JSON.stringify(told.body)).not.toContain('Ana');
    }
  });
});
