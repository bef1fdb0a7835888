import type { JobPod } from './attackers-pods';
import { POD_SECURITY_CASES } from './pod-security-cases';

/** Kinds of volumes, and Secrets, that other rules keep from presubmits. */
const HELD_OTHERWISE = ['a Secret', 'projected sources', 'a CSI volume', 'iSCSI'];
const PRIVILEGED = { hostNetwork: true, containers: [{ name: 'test', image: 'docker:29-dind', securityContext: { privileged: true } }] };

/** Pods that Pod Security judges, and what the policy makes of them where their namespace refuses nothing. */
export const PRIVILEGED_PODS: readonly JobPod[] = [
  ...POD_SECURITY_CASES.filter(({ says }) => !HELD_OTHERWISE.includes(says)).map(({ says, spec, annotations, baseline }): JobPod => ({
    says, type: 'presubmit', spec, annotations, refused: baseline.length === 0 ? undefined : /pods of presubmits are as Pod Security "baseline" has them/,
  })),
  { says: 'all of it, by a batch', type: 'batch', spec: PRIVILEGED, refused: /pods of presubmits are as Pod Security "baseline" has them/ },
  { says: 'all of it, by a postsubmit', type: 'postsubmit', spec: PRIVILEGED },
  { says: 'all of it, by a periodic', type: 'periodic', spec: PRIVILEGED },
];
