import type { JobPod } from './attackers-pods';

/** Nodes and a runtime of the jobs' own. */
export const APART = { nodeSelector: { 'acme.dev/jobs': 'yes', 'acme.dev/disk': 'fast' }, taint: 'acme.dev/jobs', runtimeClassName: 'gvisor' };

const { nodeSelector, runtimeClassName } = APART;
const TAINT = { key: APART.taint, operator: 'Exists', effect: 'NoSchedule' };
const spec = { containers: [{ name: 'test', image: 'golang:1.26' }], nodeSelector, runtimeClassName, tolerations: [TAINT] };
const label = /have the nodeSelector acme\.dev\/disk=fast, acme\.dev\/jobs=yes/;

/** Pods that are where they belong, and pods that are not. */
export const APART_PODS: readonly JobPod[] = [
  { says: 'a pod where it belongs', type: 'presubmit', spec },
  { says: 'a pod that asks for more', type: 'periodic', spec: { ...spec, nodeSelector: { ...nodeSelector, 'kubernetes.io/arch': 'arm64' } } },
  { says: 'a pod on any node', type: 'presubmit', spec: { ...spec, nodeSelector: undefined }, refused: label },
  { says: 'a pod with half of the labels', type: 'presubmit', spec: { ...spec, nodeSelector: { 'acme.dev/jobs': 'yes' } }, refused: label },
  { says: 'a pod with another value', type: 'postsubmit', spec: { ...spec, nodeSelector: { ...nodeSelector, 'acme.dev/jobs': 'no' } }, refused: label },
  { says: 'a pod that the taint keeps away', type: 'presubmit', spec: { ...spec, tolerations: undefined }, refused: /tolerate the taint acme\.dev\/jobs/ },
  { says: 'a pod that tolerates all effects', type: 'presubmit', spec: { ...spec, tolerations: [{ key: 'acme.dev/jobs', operator: 'Exists' }] } },
  {
    says: 'a pod that tolerates another effect', type: 'presubmit', refused: /tolerate the taint acme\.dev\/jobs:NoSchedule/,
    spec: { ...spec, tolerations: [{ key: 'acme.dev/jobs', operator: 'Exists', effect: 'NoExecute' }] },
  },
  { says: 'a pod of the usual runtime', type: 'presubmit', spec: { ...spec, runtimeClassName: undefined }, refused: /have the RuntimeClass gvisor/ },
  { says: 'a pod of another runtime', type: 'batch', spec: { ...spec, runtimeClassName: 'kata' }, refused: /have the RuntimeClass gvisor/ },
];
