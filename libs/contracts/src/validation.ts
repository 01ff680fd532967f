import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { TSchema } from 'typebox';
import { ContractError } from './contract-error.ts';
import type { ContractProblem } from './contract-error.ts';

const ajv = new Ajv2020({ allErrors: true, strictTypes: false, validateSchema: false, addUsedSchema: false });
formats.default(ajv, { mode: 'fast', formats: ['date', 'date-time', 'uuid'], keywords: false });

/** Checks a value. @throws {ContractError} `contract.invalid` with a pointer and a keyword for each fault */
export type Check = (value: unknown) => void;

const problemsOf = ({ errors }: ValidateFunction): ContractProblem[] =>
  (errors ?? []).map(({ instancePath, keyword, params }) => ({
    pointer: keyword === 'required' ? `${instancePath}/${String(params['missingProperty'])}` : instancePath || '/',
    code: keyword,
  }));

/** A check that is compiled at its first use and then kept. `type` is named in the error. */
export const checkOf = (type: string, schema: () => TSchema): Check => {
  let compiled: ValidateFunction | undefined;
  return value => {
    compiled ??= ajv.compile(schema());
    if (!compiled(value)) throw new ContractError('contract.invalid', type, problemsOf(compiled));
  };
};
