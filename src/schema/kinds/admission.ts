import { quote } from '../../core/quote';
import { celProblem } from '../cel/syntax';
import { FieldFinding, Fields, refuse } from '../object-rule';

/** What the API server compiles of what decides about objects: here, whether it can be read at all. */
export function validatingPolicy({ spec }: Fields): readonly FieldFinding[] {
  return [
    ...read('spec.matchConditions', spec?.matchConditions), ...read('spec.variables', spec?.variables),
    ...read('spec.validations', spec?.validations), ...read('spec.validations', spec?.validations, 'messageExpression'),
    ...read('spec.auditAnnotations', spec?.auditAnnotations, 'valueExpression'),
  ];
}

export function mutatingPolicy({ spec }: Fields): readonly FieldFinding[] {
  const mutations: readonly (Fields | null)[] = Array.isArray(spec?.mutations) ? spec.mutations : [];
  return [
    ...read('spec.matchConditions', spec?.matchConditions), ...read('spec.variables', spec?.variables),
    ...mutations.flatMap((mutation, i) => ['applyConfiguration', 'jsonPatch'].flatMap((field) =>
      expression(`spec.mutations[${i}].${field}.expression`, mutation?.[field]?.expression))),
  ];
}

export function webhooks({ webhooks: all }: Fields): readonly FieldFinding[] {
  return (Array.isArray(all) ? all : []).flatMap((hook: Fields | null, i: number) => read(`webhooks[${i}].matchConditions`, hook?.matchConditions));
}

function read(at: string, list: unknown, field = 'expression'): readonly FieldFinding[] {
  return (Array.isArray(list) ? list : []).flatMap((one: Fields | null, i: number) => expression(`${at}[${i}].${field}`, one?.[field]));
}

function expression(at: string, text: unknown): readonly FieldFinding[] {
  if (typeof text !== 'string' || text.trim() === '') return [];
  const problem = celProblem(text);
  return problem === undefined ? [] : [refuse(at, `${quote(text)} is no expression of CEL: ${problem}`, 'write one like "object.spec.replicas <= 5"',
    'PatternMismatch')];
}
