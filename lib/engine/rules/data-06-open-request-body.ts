import { isWrite } from '@/lib/engine/bytes/methods';
import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const openRequestBody: EndpointRule = {
  id: 'DATA-06',
  title: 'Open request body',
  severity: 'low',
  owasp: 3,
  needs: 'spec',
  scope: 'endpoint',
  clears: ['revision'],
  why: 'A body that takes any member lets a caller set what was never meant to be set (mass assignment).',
  fires:
    'The request body of a POST, PUT, PATCH or DELETE is an object without `additionalProperties: false`.',
  fix: 'Say `additionalProperties: false` (OpenAPI 3.1: `unevaluatedProperties: false` with `allOf`), and enforce it.',
  examples: {
    fires: '`POST /users` with `type: object` and properties, and nothing about others.',
    spares: 'The same with `additionalProperties: false`.',
  },
  parameters: {},
  detect({ declared, method }) {
    if (!declared?.isCurrent || !isWrite(method) || declared.isBodyOpen !== true) return CLEAR;
    return [fireDeclared([citeOperation('The body takes members that it does not name.', declared)])];
  },
};
