import { quote } from '../../core/quote';
import { empty, FieldFinding, Fields, missing, needless, refuse } from '../object-rule';

/** Source: argo-cd v3.6.1 util/argo/argo.go, GetDestinationServer. */
export function application({ spec }: Fields): readonly FieldFinding[] {
  const { name, server } = spec?.destination ?? {};
  if (!empty(name) && !empty(server)) return [needless('spec.destination.name', 'beside server')];
  return empty(name) && empty(server) ? [missing('spec.destination.server', 'and so is name: nobody knows where to')] : [];
}

/** Source: fluxcd/source-controller v1.10.1 internal/controller/helmrepository_controller.go and helmchart_controller.go. */
export function helmRepository({ spec }: Fields): readonly FieldFinding[] {
  const { url, type } = spec ?? {};
  if (typeof url !== 'string') return [];
  const isOci = url.startsWith('oci://');
  if (isOci && type !== 'oci') {
    return [refuse('spec.type', `${empty(type) ? 'is missing' : `is ${quote(type)}`} beside ${quote(url)}`, 'write "oci"', 'NotAllowedValue')];
  }
  return type === 'oci' && !isOci ? [refuse('spec.url', `${quote(url)} is no address of type oci`, 'begin with "oci://"', 'NotAllowedValue')] : [];
}

/** Source: fluxcd/pkg chartutil, ChartValuesFromReferences: values are decoded into a map. */
export function helmRelease({ spec }: Fields): readonly FieldFinding[] {
  const values: unknown = spec?.values;
  if (values === undefined || values === null || (typeof values === 'object' && !Array.isArray(values))) return [];
  const what = typeof values === 'string' ? 'is a text' : `${quote(values)} is not an object`;
  return [refuse('spec.values', what, 'write { name: value }, as the chart\'s values.yaml has it', 'WrongType')];
}
