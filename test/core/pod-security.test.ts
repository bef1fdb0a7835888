import { PodSecurityLevel } from '../../src';
import { podViolations } from '../../src/core/pod-security/pod-violations';
import { privilegeRule } from '../../src/prow/admission/privilege-rule';
import { VARIABLES } from '../../src/prow/admission/admission-rules';
import { celRule } from '../../src/schema/cel/parser';
import { POD_SECURITY_CASES, refusedPaths } from '../conformance/pods/pod-security-cases';

const LEVELS = Object.values(PodSecurityLevel);

// conformance asks an API server of the oldest and the newest minor about the same pods
test.each(POD_SECURITY_CASES.map((one) => [one.says, one] as const))('Pod Security finds %s', (_says, one) => {
  const found = LEVELS.map((level) => podViolations(one, level).map(({ at }) => at).sort());
  expect(found).toEqual(LEVELS.map((level) => [...refusedPaths(one, level)].sort()));
});

// conformance asks API servers about these too
test('the policy of job pods keeps presubmits to baseline, and merged jobs to nothing', () => {
  const whole = VARIABLES.reduce((text, { name, expression }) => text.replaceAll(`variables.${name}`, `(${expression})`), privilegeRule().expression);
  const rule = celRule(whole.replaceAll('object.', 'self.'))!;
  const judged = (type: string) => POD_SECURITY_CASES.filter(({ spec, annotations }) => (
    rule({ metadata: { labels: { 'prow.k8s.io/type': type }, annotations }, spec } as any) !== true)).map(({ says }) => says);
  expect(judged('presubmit')).toEqual(POD_SECURITY_CASES.filter(({ baseline }) => baseline.length > 0).map(({ says }) => says));
  expect(judged('postsubmit')).toEqual([]);
});

test.each<readonly [string, object, number, number]>([
  ['probes of other hosts', { containers: [{ livenessProbe: { tcpSocket: { host: '192.0.2.1' } } }] }, 33, 34],
  ['types of SELinux', { securityContext: { seLinuxOptions: { type: 'container_engine_t' } } }, 31, 30],
  ['kernel settings', { securityContext: { sysctls: [{ name: 'net.ipv4.tcp_notsent_lowat' }] } }, 37, 36],
  ['/proc', { hostUsers: false, containers: [{ securityContext: { procMount: 'Unmasked' } }] }, 35, 34],
])('%s are taken by the rules of one minor and refused by those of another', (_what, spec, taken, refused) => {
  expect([taken, refused].map((minor) => podViolations({ spec }, PodSecurityLevel.BASELINE, minor).length)).toEqual([0, 1]);
});

test.each<readonly [string, any]>([
  ['no lists', { containers: 'a', volumes: { a: 1 }, initContainers: null }],
  ['no objects', { containers: [null, 'a', 5], securityContext: [], volumes: ['a', null] }],
  ['null', { hostNetwork: null, containers: [{ securityContext: { privileged: null, capabilities: { add: null } }, ports: [{ hostPort: null }] }] }],
])('what is no pod is left to others: %s', (_what, spec) => expect(podViolations({ spec, annotations: 'a' }, PodSecurityLevel.BASELINE)).toEqual([]));
