import { App, Chart } from 'cdk8s';
import { familyOf } from '../../src/core/net';
import { Cni } from '../../src/network/cni';
import { NETWORK_VARIANTS } from './network-variants';

const STAGES = ['namespaces', 'network', 'networkConfig'] as const;

function objectsOf(cni: Cni): readonly any[] {
  return STAGES.flatMap((stage) => {
    const chart = new Chart(new App({ outdir: 'unused' }), stage);
    cni._plan.objects[stage]?.(chart);
    return chart.toJson();
  });
}

const podsOf = (cni: Cni): readonly any[] => objectsOf(cni).flatMap((object) => object.spec?.template?.spec ?? []);
const containersOf = (pod: any): readonly any[] => [...pod.initContainers ?? [], ...pod.containers];

test('the variants have names of their own', () => {
  const names = NETWORK_VARIANTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(NETWORK_VARIANTS)('$name', ({ cni }) => {
  test('no object is made twice, and none has a name that was generated', () => {
    const ids = objectsOf(cni()).map(({ apiVersion, kind, metadata }) => `${apiVersion}/${kind} ${metadata.namespace ?? ''}/${metadata.name}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => /-c8[0-9a-f]{6}$/.test(id))).toEqual([]);
  });

  test('two plans of one choice make the same bytes', () => {
    expect(JSON.stringify(objectsOf(cni()))).toBe(JSON.stringify(objectsOf(cni())));
  });

  test('images have a fixed tag, containers a name, mounts a volume', () => {
    for (const pod of podsOf(cni())) {
      const volumes = (pod.volumes ?? []).map(({ name }: any) => name);
      expect(containersOf(pod).map(({ image }) => image).filter((image) => !/:v?\d+\.\d+\.\d+[^:/]*$/.test(image))).toEqual([]);
      const mounted = containersOf(pod).flatMap(({ volumeMounts }) => volumeMounts ?? []).map(({ name }) => name);
      expect(mounted.filter((name) => !volumes.includes(name))).toEqual([]);
      expect(volumes.filter((name: string) => !mounted.includes(name))).toEqual([]);
    }
  });

  test('every Secret that a pod reads is asked for, and its value is nowhere', () => {
    const { secrets } = cni()._plan;
    const read = podsOf(cni()).flatMap((pod) => [
      ...(pod.volumes ?? []).flatMap(({ secret }: any) => secret?.secretName ?? []),
      ...containersOf(pod).flatMap(({ env }) => (env ?? []).flatMap(({ valueFrom }: any) => valueFrom?.secretKeyRef?.name ?? [])),
    ]);
    expect(read.filter((name) => !secrets.some((need) => need.name === name))).toEqual([]);
    expect(objectsOf(cni()).filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  test('the plan agrees with itself', () => {
    const { capabilities, network: { podCidrs, podMtu }, notes, warnings } = cni()._plan;
    if (new Set(podCidrs.map(familyOf)).size === 2) expect(capabilities.dualStack).toBe(true);
    if (podMtu !== undefined && capabilities.overheadBytes !== undefined) expect(podMtu).toBeLessThanOrEqual(1500 - capabilities.overheadBytes);
    expect([...notes, ...warnings].filter((line) => !/^[A-Z][^\n]*\.$/.test(line))).toEqual([]);
    expect(capabilities.lifecycle === 'active' || capabilities.lifecycle === undefined || warnings.length > 0).toBe(true);
  });
});
