import { STAGES } from '../stages';
import { applied, deletion } from './commands';
import { isSame, Named, ofKind, Side } from './side';

/** What leads to Services, and may be there twice under two names. */
const DOORS = ['ingress', 'gateway', 'httproute'];

const isDoor = ({ kind }: Named): boolean => DOORS.includes(kind.split('.')[0]);

/** Commands that set up what is beside Prow in its stage, and leave Prow and the old way alone; undefined where they would take the place of the old way. */
export function besideCommands(from: Side, to: Side): string[] | undefined {
  const bare = to.wayIn.late.filter(({ json }) => appOf(json) === undefined);
  const doors = doubles(from, to);
  // one controller serves either the old or the new of a name, and others may be shared
  if (doors.some((one) => classOf(one.json) !== undefined && from.wayIn.late.some((old) => isSame(old, one) && classOf(old.json) === classOf(one.json)))) {
    return undefined;
  }
  const labels = [...new Set(to.wayIn.late.flatMap(({ json }) => appOf(json) ?? []))];
  return [
    ...bare.length === 0 ? [] : [applied(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: bare.map((one) => renamed(one, doors)) }))],
    ...labels.flatMap((label) => [
      `kubectl apply --filename=${STAGES.prow}.k8s.yaml --selector=app=${label}`,
      ...ofKind(to.wayIn.late, 'deployment').filter(({ json }) => appOf(json) === label)
        .map(({ namespace, name }) => `kubectl --namespace ${namespace} rollout status deployment/${name} --timeout=10m`),
    ]),
  ];
}

/** Takes away what had another name beside the old way. */
export function doublesDeletion(from: Side, to: Side): string[] {
  return deletion(doubles(from, to).map((one) => ({ ...one, name: next(one.name) })));
}

/** What is new beside the old way, as it was called there. */
export function besideObjects(from: Side, to: Side): readonly Named[] {
  const doors = doubles(from, to);
  return to.wayIn.late.filter((one) => isDoor(one) || ofKind([one], 'certificate').length > 0)
    .map((one) => (doors.includes(one) ? { ...one, name: next(one.name) } : one));
}

function doubles(from: Side, to: Side): readonly Named[] {
  return to.wayIn.late.filter((one) => isDoor(one) && from.wayIn.late.some((old) => isSame(old, one)));
}

function renamed(object: Named, doors: readonly Named[]): Named['json'] {
  const { json } = object;
  const gateways = ofKind(doors, 'gateway').map(({ name }) => name);
  const parents = json.spec?.parentRefs as { readonly name: string }[] | undefined;
  const spec = parents === undefined ? json.spec
    : { ...json.spec, parentRefs: parents.map((parent) => (gateways.includes(parent.name) ? { ...parent, name: next(parent.name) } : parent)) };
  return doors.includes(object) ? { ...json, spec, metadata: { ...json.metadata, name: next(object.name) } } : { ...json, spec };
}

function next(name: string): string {
  return `${name}-next`;
}

function classOf(json: Named['json']): string | undefined {
  return json.spec?.ingressClassName ?? json.spec?.gatewayClassName;
}

function appOf(json: Named['json']): string | undefined {
  const value = json.metadata?.labels?.app;
  return typeof value === 'string' ? value : undefined;
}
