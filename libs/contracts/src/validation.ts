import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { TSchema } from 'typebox';
import { ContractError } from './contract-error.ts';
import type { ContractCode, ContractProblem } from './contract-error.ts';

const ajv = new Ajv2020({ allErrors: true, strictTypes: false, validateSchema: false, addUsedSchema: false });
formats.default(ajv, { mode: 'fast', formats: ['date', 'date-time', 'uuid'], keywords: false });

/** Checks a value. @throws {ContractError} `contract.invalid` with a pointer and a keyword for each fault */
export type Check = (value: unknown) => void;

const problemsOf = ({ errors }: ValidateFunction): ContractProblem[] =>
  (errors ?? []).map(({ instancePath, keyword, params }) => ({
    pointer: keyword === 'required' ? `${instancePath}/${String(params['missingProperty'])}` : instancePath || '/',
    code: keyword,
  }));

const checkWith = (type: string, schema: () => TSchema, codeOf: (faults: ContractProblem[]) => ContractCode): Check => {
  let compiled: ValidateFunction | undefined;
  return value => {
    compiled ??= ajv.compile(schema());
    if (compiled(value)) return;
    const faults = problemsOf(compiled);
    throw new ContractError(codeOf(faults), type, faults);
  };
};

/** A check that is compiled at its first use and then kept. `type` is named in the error. */
export const checkOf = (type: string, schema: () => TSchema): Check =>
  checkWith(type, schema, () => 'contract.invalid');

/** The same for a closed schema: a field that it does not know has an error of its own, which does not name the field. */
export const checkExactly = (type: string, schema: () => TSchema): Check =>
  checkWith(type, schema, faults =>
    faults.some(({ code }) => code === 'additionalProperties') ? 'contract.unknown-field' : 'contract.invalid',
  );
