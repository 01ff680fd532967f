import * as contracts from '@crossroads/contracts/help';
import * as domain from '../src/domain/codes.ts';
import { RECALL_CAUSES, RECALL_DONE } from '../src/domain/disclosure/recall.ts';
import { PERSON_FIELD_CODES } from '../src/domain/people/correction.ts';

// The domain imports no contracts, so the lists stand twice; here they are held together.
it.each([
  ['source types', domain.SOURCE_TYPES, contracts.SOURCE_TYPES],
  ['legal bases', domain.LEGAL_BASIS_CODES, contracts.LEGAL_BASES],
  ['age bands', domain.AGE_BANDS, contracts.AGE_BANDS],
  ['factors', domain.FACTOR_CODES, contracts.FACTOR_CODES],
  ['answers', domain.ANSWERS, contracts.ANSWERS],
  ['sources of facts', domain.FACT_SOURCES, contracts.FACT_SOURCES],
  ['needs', domain.NEED_CODES, contracts.NEED_CODES],
  ['choices', domain.CHOICE_CODES, contracts.CHOICE_CODES],
  ['fields of a person', PERSON_FIELD_CODES, contracts.PERSON_FIELD_CODES],
  ['causes of a recall', RECALL_CAUSES, contracts.RECALL_CAUSES],
  ['answers to a recall', RECALL_DONE, contracts.RECALL_DONE],
  ['methods of consent', domain.CONSENT_METHODS, contracts.CONSENT_METHODS],
])('intake knows the %s that the contracts carry', (_, own, published) => {
  expect(new Set<string>(own)).toEqual(new Set<string>(published));
});
